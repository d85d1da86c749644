from keras import layers

import golden

cases = [
    golden.layer_case(layers.Conv1D(2, 3), golden.normal(2, 5, 2)),
    golden.layer_case(
        layers.Conv1D(2, 2, padding="causal", dilation_rate=2, activation="relu"), golden.normal(1, 6, 2), note="causal"
    ),
    golden.layer_case(
        layers.Conv1D(2, 2, padding="causal", data_format="channels_first", strides=2),
        golden.normal(1, 2, 5),
        note="causal, channels first",
    ),
    golden.layer_case(layers.Conv2D(3, 2), golden.normal(2, 3, 4, 2)),
    golden.layer_case(
        layers.Conv2D(2, (3, 2), strides=(2, 1), padding="same", activation="tanh"),
        golden.normal(1, 4, 3, 2),
        note="same, strides",
    ),
    golden.layer_case(
        layers.Conv2D(4, 2, groups=2, use_bias=False, kernel_regularizer="l2"),
        golden.normal(1, 3, 3, 4),
        note="groups",
    ),
    golden.layer_case(
        layers.Conv2D(2, 2, dilation_rate=2, data_format="channels_first", bias_initializer="ones"),
        golden.normal(1, 2, 4, 4),
        note="dilation, channels first",
    ),
    golden.layer_case(layers.Conv3D(2, 2, padding="same"), golden.normal(1, 2, 3, 2, 1)),
]

golden.write(__file__, cases)
