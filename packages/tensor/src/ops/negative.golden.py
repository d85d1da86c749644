import golden

golden.write(__file__, golden.unary("negative", boolean=False))
