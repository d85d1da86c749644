from keras import layers

import golden

cases = [
    golden.layer_case(layers.SeparableConv1D(3, 2, depth_multiplier=2), golden.normal(1, 4, 2)),
    golden.layer_case(
        layers.SeparableConv2D(3, 2, padding="same", strides=2, activation="relu"), golden.normal(1, 4, 3, 2)
    ),
    golden.layer_case(
        layers.SeparableConv2D(2, 2, data_format="channels_first", use_bias=False), golden.normal(1, 2, 3, 3), note="channels first"
    ),
]

golden.write(__file__, cases)
