from keras import layers

import golden

cases = [
    golden.layer_case(layers.ZeroPadding1D((1, 2)), golden.normal(1, 2, 2)),
    golden.layer_case(layers.ZeroPadding2D(), golden.normal(1, 2, 1, 2)),
    golden.layer_case(layers.ZeroPadding2D(((1, 0), (0, 2))), golden.normal(1, 2, 1, 2), note="pairs"),
    golden.layer_case(
        layers.ZeroPadding2D((1, 0), data_format="channels_first"), golden.normal(1, 2, 1, 2), note="channels first"
    ),
    golden.layer_case(layers.ZeroPadding3D((0, 1, 0)), golden.normal(1, 1, 2, 1, 2)),
]

golden.write(__file__, cases)
