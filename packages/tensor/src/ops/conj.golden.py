import golden

golden.write(__file__, golden.unary("conj")[:3])
