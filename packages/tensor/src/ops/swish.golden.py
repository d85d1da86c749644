import golden

golden.write(__file__, golden.activation("swish")[:3])
