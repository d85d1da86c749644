import golden

golden.write(__file__, golden.binary("mod", right=(0.5, 3.0), overflow=False))
