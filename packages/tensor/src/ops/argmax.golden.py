import golden

golden.write(__file__, golden.reduction("argmax", several=False, empty=False, draw=golden.distinct))
