import golden

golden.write(__file__, golden.binary("arctan2", overflow=False))
