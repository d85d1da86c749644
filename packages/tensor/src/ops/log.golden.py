import golden

golden.write(__file__, golden.unary("log", low=0.1, high=4.0))
