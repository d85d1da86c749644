import golden

golden.write(__file__, golden.reduction("min", empty=False, draw=golden.distinct))
