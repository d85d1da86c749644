import golden

golden.write(__file__, golden.unary("log1p", low=-0.9, high=4.0))
