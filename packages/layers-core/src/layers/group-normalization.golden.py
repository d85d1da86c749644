from keras import initializers, layers

import golden

cases = [
    golden.layer_case(layers.GroupNormalization(2, gamma_initializer=initializers.RandomUniform(seed=1)), golden.normal(2, 3, 4)),
    golden.layer_case(layers.GroupNormalization(-1), golden.normal(2, 3, 2), note="instances"),
    golden.layer_case(layers.GroupNormalization(2, axis=1, center=False, scale=False), golden.normal(2, 4, 2), note="axis 1"),
]

golden.write(__file__, cases)
