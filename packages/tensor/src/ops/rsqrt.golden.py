import golden

golden.write(__file__, golden.unary("rsqrt", low=0.1, high=9.0, integer=False))
