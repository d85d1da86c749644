from keras import layers

import golden

cases = [
    golden.layer_case(layers.Cropping1D((1, 0)), golden.normal(1, 3, 2)),
    golden.layer_case(layers.Cropping2D(((1, 0), (0, 1))), golden.normal(1, 3, 3, 2)),
    golden.layer_case(layers.Cropping2D(1, data_format="channels_first"), golden.normal(1, 2, 3, 3), note="channels first"),
    golden.layer_case(layers.Cropping3D((1, 0, 1)), golden.normal(1, 3, 2, 3, 1)),
]

golden.write(__file__, cases)
