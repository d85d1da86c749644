import golden

golden.write(__file__, golden.binary("fmod", right=(0.5, 3.0), overflow=False))
