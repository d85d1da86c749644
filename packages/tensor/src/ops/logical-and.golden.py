import golden

golden.write(__file__, golden.logical("logical_and"))
