import golden

golden.write(__file__, golden.reduction("ptp", empty=False, integer=False, special=False, draw=golden.distinct))
