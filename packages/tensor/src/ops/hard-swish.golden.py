import golden

golden.write(__file__, golden.activation("hard_swish")[:3])
