import golden

golden.write(__file__, golden.unary("arcsin", low=-0.95, high=0.95))
