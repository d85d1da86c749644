import golden

golden.write(__file__, golden.unary("conjugate")[:3])
