import golden

golden.write(__file__, golden.unary("signbit"))
