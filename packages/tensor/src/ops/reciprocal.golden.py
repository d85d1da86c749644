import golden

golden.write(__file__, golden.unary("reciprocal", low=0.5, high=4.0))
