import golden

golden.write(__file__, golden.binary("true_divide")[:3])
