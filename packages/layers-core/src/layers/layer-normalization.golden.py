from keras import initializers, layers

import golden

cases = [
    golden.layer_case(layers.LayerNormalization(gamma_initializer=initializers.RandomUniform(seed=1)), golden.normal(2, 4)),
    golden.layer_case(layers.LayerNormalization(axis=[1, 2]), golden.normal(2, 2, 3), note="axes"),
    golden.layer_case(layers.LayerNormalization(center=False, scale=False), golden.normal(2, 3), note="plain"),
    golden.layer_case(layers.LayerNormalization(axis=1, epsilon=0.1), golden.normal(2, 3, 2), note="axis 1"),
]

golden.write(__file__, cases)
