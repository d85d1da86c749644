import golden

golden.write(__file__, golden.compare("less_equal"))
