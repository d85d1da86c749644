from keras import layers

import golden

cases = [
    golden.layer_case(layers.UnitNormalization(), golden.normal(2, 4)),
    golden.layer_case(layers.UnitNormalization(axis=[1, 2]), golden.normal(2, 2, 2), note="axes"),
]

golden.write(__file__, cases)
