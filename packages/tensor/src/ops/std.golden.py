import golden

golden.write(__file__, golden.reduction("std", low=-3.0, high=3.0))
