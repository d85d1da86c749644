import golden

golden.write(__file__, golden.activation("hard_shrink") + golden.activation("hard_shrink", threshold=1.5)[:1])
