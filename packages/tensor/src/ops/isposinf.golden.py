import golden

golden.write(__file__, golden.unary("isposinf"))
