import golden

golden.write(__file__, golden.reduction("argmin", several=False, empty=False, draw=golden.distinct))
