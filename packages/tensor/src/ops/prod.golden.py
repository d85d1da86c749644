import golden

golden.write(__file__, golden.reduction("prod"))
