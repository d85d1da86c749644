import golden

golden.write(__file__, golden.binary("hypot", overflow=False))
