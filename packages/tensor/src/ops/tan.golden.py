import golden

golden.write(__file__, golden.unary("tan", low=-1.3, high=1.3))
