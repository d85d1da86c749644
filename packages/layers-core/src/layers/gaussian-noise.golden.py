from keras import layers

import golden

cases = [
    golden.layer_case(layers.GaussianNoise(0.5, seed=4), golden.normal(2, 4), training=True),
    golden.layer_case(layers.GaussianNoise(0.5, seed=4), golden.normal(2, 2), note="inference"),
]

golden.write(__file__, cases)
