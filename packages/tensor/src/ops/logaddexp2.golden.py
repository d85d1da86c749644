import golden

golden.write(__file__, golden.binary("logaddexp2", overflow=False))
