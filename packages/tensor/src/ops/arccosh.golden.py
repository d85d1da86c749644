import golden

golden.write(__file__, golden.unary("arccosh", low=1.1, high=5.0))
