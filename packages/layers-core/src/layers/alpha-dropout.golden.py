from keras import layers

import golden

cases = [
    golden.layer_case(layers.AlphaDropout(0.4, seed=4), golden.normal(3, 4), training=True),
    golden.layer_case(layers.AlphaDropout(0.4, noise_shape=(None, 1), seed=4), golden.normal(4, 2), note="noise shape", training=True),
    golden.layer_case(layers.AlphaDropout(0.4, seed=4), golden.normal(2, 2), note="inference"),
]

golden.write(__file__, cases)
