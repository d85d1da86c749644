import golden

golden.write(__file__, golden.unary("erf", integer=False))
