import golden

golden.write(__file__, golden.reduction("amin", empty=False)[:3])
