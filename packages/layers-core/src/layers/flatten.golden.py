from keras import layers

import golden

cases = [
    golden.layer_case(layers.Flatten(), golden.normal(2, 2, 3, 2)),
    golden.layer_case(layers.Flatten(data_format="channels_first"), golden.normal(2, 2, 3, 2), note="channels first"),
    golden.layer_case(layers.Flatten(), golden.normal(3), note="one value a sample"),
    golden.layer_case(layers.Flatten(), golden.integers(0, 9, 2, 2, 2), note="int32"),
]

golden.write(__file__, cases)
