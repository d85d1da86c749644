import golden

golden.write(__file__, golden.binary("power", left=(0.2, 3.0), overflow=False, integer=False))
