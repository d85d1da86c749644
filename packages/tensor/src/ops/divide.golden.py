import golden

golden.write(__file__, golden.binary("divide", right=(0.5, 3.0)))
