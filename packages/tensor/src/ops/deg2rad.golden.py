import golden

golden.write(__file__, golden.unary("deg2rad"))
