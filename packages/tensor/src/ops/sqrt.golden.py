import golden

golden.write(__file__, golden.unary("sqrt", low=0.1, high=9.0))
