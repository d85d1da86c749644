import golden

golden.write(__file__, golden.unary("isreal")[:3])
