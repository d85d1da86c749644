from keras import layers

import golden

cases = [
    golden.layer_case(layers.Dot(-1), [golden.normal(2, 3), golden.normal(2, 3)]),
    golden.layer_case(layers.Dot(1, normalize=True), [golden.normal(2, 3), golden.normal(2, 3)], note="cosine"),
    golden.layer_case(layers.Dot((2, 1)), [golden.normal(2, 2, 3), golden.normal(2, 3, 4)], note="matrices"),
    golden.layer_case(layers.Dot((1, 2)), [golden.normal(2, 3, 2), golden.normal(2, 4, 3, 2)], note="ranks 3 and 4"),
    golden.layer_case(layers.Dot((1, 2)), [golden.normal(2, 3), golden.normal(2, 2, 3)], note="ranks 2 and 3"),
]

golden.write(__file__, cases)
