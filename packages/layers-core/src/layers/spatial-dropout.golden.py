from keras import layers

import golden

cases = [
    golden.layer_case(layers.SpatialDropout1D(0.5, seed=4), golden.normal(2, 2, 4), training=True),
    golden.layer_case(layers.SpatialDropout2D(0.5, seed=4), golden.normal(2, 2, 1, 4), training=True),
    golden.layer_case(
        layers.SpatialDropout2D(0.5, data_format="channels_first", seed=4),
        golden.normal(2, 3, 1, 2),
        note="channels first",
        training=True,
    ),
    golden.layer_case(layers.SpatialDropout3D(0.5, seed=4), golden.normal(2, 1, 2, 1, 3), training=True),
    golden.layer_case(layers.SpatialDropout1D(0.5, seed=4), golden.normal(1, 2, 2), note="inference"),
]

golden.write(__file__, cases)
