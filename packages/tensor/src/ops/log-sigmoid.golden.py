import golden

golden.write(__file__, golden.activation("log_sigmoid"))
