from keras import layers

import golden

cases = [
    golden.layer_case(layers.Reshape((3, 4)), golden.normal(2, 12)),
    golden.layer_case(layers.Reshape((2, -1)), golden.normal(2, 3, 4), note="open size"),
    golden.layer_case(layers.Reshape(()), golden.normal(3, 1), note="to scalars"),
]

golden.write(__file__, cases)
