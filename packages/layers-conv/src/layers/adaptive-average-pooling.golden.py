from keras import layers

import golden

cases = [
    golden.layer_case(layers.AdaptiveAveragePooling1D(3), golden.distinct(2, 7, 2)),
    golden.layer_case(layers.AdaptiveAveragePooling1D(4), golden.distinct(2, 4, 2), note="the size of the input"),
    golden.layer_case(
        layers.AdaptiveAveragePooling1D((2,), data_format="channels_first"), golden.distinct(2, 3, 5), note="channels first"
    ),
    golden.layer_case(layers.AdaptiveAveragePooling2D(2), golden.distinct(1, 4, 5, 2)),
    golden.layer_case(layers.AdaptiveAveragePooling2D((1, 3)), golden.distinct(2, 4, 7, 1), note="a size for each axis"),
    golden.layer_case(
        layers.AdaptiveAveragePooling2D((3, 2), data_format="channels_first"), golden.distinct(1, 2, 5, 4), note="channels first"
    ),
    golden.layer_case(layers.AdaptiveAveragePooling3D((2, 1, 3)), golden.distinct(1, 3, 2, 4, 1)),
    golden.layer_case(
        layers.AdaptiveAveragePooling3D(2, data_format="channels_first"), golden.distinct(1, 2, 3, 2, 5), note="channels first"
    ),
]

golden.write(__file__, cases)
