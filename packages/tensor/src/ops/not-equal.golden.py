import golden

golden.write(__file__, golden.compare("not_equal"))
