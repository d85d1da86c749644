import golden

golden.write(__file__, golden.activation("tanh_shrink"))
