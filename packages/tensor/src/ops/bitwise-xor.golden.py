import golden

golden.write(__file__, golden.bitwise("bitwise_xor"))
