from keras import layers

import golden

cases = [
    golden.layer_case(layers.UpSampling1D(3), golden.normal(1, 2, 2)),
    golden.layer_case(layers.UpSampling2D((2, 3)), golden.normal(1, 2, 1, 2)),
    golden.layer_case(layers.UpSampling2D(2, data_format="channels_first"), golden.normal(1, 2, 1, 2), note="channels first"),
    golden.layer_case(layers.UpSampling3D((1, 2, 1)), golden.normal(1, 1, 2, 1, 2)),
]

golden.write(__file__, cases)
