import golden

golden.write(__file__, golden.binary("fmin", overflow=False))
