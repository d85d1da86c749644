import golden

golden.write(__file__, golden.binary("fmax", overflow=False))
