import golden

golden.write(__file__, golden.activation("erfc"))
