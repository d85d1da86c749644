import golden

golden.write(__file__, golden.shift("left_shift"))
