from keras import layers

import golden

cases = [
    golden.layer_case(layers.DepthwiseConv1D(3, padding="same"), golden.normal(1, 5, 2)),
    golden.layer_case(layers.DepthwiseConv2D(2), golden.normal(2, 3, 3, 2)),
    golden.layer_case(
        layers.DepthwiseConv2D((2, 3), strides=2, padding="same", depth_multiplier=2, activation="relu"),
        golden.normal(1, 4, 5, 2),
        note="multiplier",
    ),
    golden.layer_case(
        layers.DepthwiseConv2D(2, data_format="channels_first", dilation_rate=2, bias_initializer="ones"),
        golden.normal(1, 2, 4, 3),
        note="channels first, dilation",
    ),
]

golden.write(__file__, cases)
