import golden

golden.write(__file__, golden.reduction("var"))
