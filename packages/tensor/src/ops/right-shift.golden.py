import golden

golden.write(__file__, golden.shift("right_shift"))
