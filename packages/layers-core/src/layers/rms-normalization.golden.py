from keras import layers

import golden

cases = [
    golden.layer_case(layers.RMSNormalization(), golden.normal(2, 4)),
    golden.layer_case(layers.RMSNormalization(axis=[1, 2], epsilon=0.1), golden.normal(2, 3, 2), note="axes"),
]

golden.write(__file__, cases)
