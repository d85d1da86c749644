from keras import layers

import golden

cases = [
    golden.layer_case(layers.Dropout(0.4, seed=3), golden.normal(3, 5), training=True),
    golden.layer_case(layers.Dropout(0.4, seed=3), golden.normal(2, 5), note="inference", training=False),
    golden.layer_case(
        layers.Dropout(0.5, noise_shape=(None, 1, 3), seed=3),
        golden.normal(2, 4, 3),
        note="noise shape",
        training=True,
    ),
    golden.layer_case(layers.Dropout(0.0), golden.normal(2, 3), note="rate 0", training=True),
    golden.layer_case(layers.Dropout(1.0, seed=3), golden.normal(2, 3), note="rate 1", training=True),
]

golden.write(__file__, cases)
