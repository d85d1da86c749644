import golden

golden.write(__file__, golden.unary("rad2deg"))
