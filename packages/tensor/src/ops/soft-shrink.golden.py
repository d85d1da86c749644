import golden

golden.write(__file__, golden.activation("soft_shrink") + golden.activation("soft_shrink", threshold=1.5)[:1])
