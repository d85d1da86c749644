from keras import layers

import golden

cases = [
    golden.layer_case(layers.Conv1DTranspose(2, 3, strides=2), golden.normal(1, 4, 2)),
    golden.layer_case(
        layers.Conv1DTranspose(2, 3, strides=2, padding="same", output_padding=1), golden.normal(1, 3, 2), note="output padding"
    ),
    golden.layer_case(layers.Conv2DTranspose(2, 3, strides=2, padding="same"), golden.normal(1, 3, 2, 2), note="same"),
    golden.layer_case(
        layers.Conv2DTranspose(2, (2, 3), data_format="channels_first", activation="relu", bias_initializer="ones"),
        golden.normal(1, 2, 3, 2),
        note="channels first",
    ),
    golden.layer_case(layers.Conv3DTranspose(1, 2, strides=2, use_bias=False), golden.normal(1, 2, 2, 1, 2)),
]

golden.write(__file__, cases)
