import golden

golden.write(__file__, golden.unary("log10", low=0.1, high=4.0))
