import golden

golden.write(__file__, golden.reduction("amax", empty=False)[:3])
