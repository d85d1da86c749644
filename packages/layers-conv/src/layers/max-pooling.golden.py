from keras import layers

import golden

cases = [
    golden.layer_case(layers.MaxPooling1D(2), golden.distinct(2, 5, 2)),
    golden.layer_case(layers.MaxPooling2D(2), golden.distinct(1, 4, 4, 2)),
    golden.layer_case(
        layers.MaxPooling2D((3, 2), strides=(1, 2), padding="same"), golden.distinct(1, 4, 3, 2), note="same, strides"
    ),
    golden.layer_case(
        layers.MaxPooling2D(2, data_format="channels_first"), golden.distinct(1, 2, 3, 4), note="channels first"
    ),
    golden.layer_case(layers.MaxPooling3D(2, strides=1), golden.distinct(1, 3, 2, 3, 1)),
]

golden.write(__file__, cases)
