import golden

golden.write(__file__, golden.binary("heaviside", overflow=False))
