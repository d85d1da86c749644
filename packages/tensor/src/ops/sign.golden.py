import golden

golden.write(__file__, golden.unary("sign", boolean=False))
