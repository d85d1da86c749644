import golden

golden.write(__file__, golden.reduction("max", empty=False, draw=golden.distinct))
