import golden

golden.write(__file__, golden.compare("greater"))
