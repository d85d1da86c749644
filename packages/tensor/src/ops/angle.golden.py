import golden

golden.write(__file__, golden.unary("angle")[:3])
