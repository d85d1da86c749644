from keras import layers

import golden

cases = [
    golden.layer_case(layers.Concatenate(), [golden.normal(2, 3), golden.normal(2, 1), golden.normal(2, 2)]),
    golden.layer_case(layers.Concatenate(axis=1), [golden.normal(2, 1, 3), golden.normal(2, 2, 3)], note="axis 1"),
]

golden.write(__file__, cases)
