import golden

golden.write(__file__, golden.binary("logaddexp", overflow=False))
