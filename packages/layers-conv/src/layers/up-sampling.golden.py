from keras import layers

import golden

cases = [
    golden.layer_case(layers.UpSampling1D(3), golden.normal(1, 2, 2)),
    golden.layer_case(layers.UpSampling2D((2, 3)), golden.normal(1, 2, 1, 2)),
    golden.layer_case(layers.UpSampling2D(2, data_format="channels_first"), golden.normal(1, 2, 1, 2), note="channels first"),
    golden.layer_case(layers.UpSampling3D((1, 2, 1)), golden.normal(1, 1, 2, 1, 2)),
    golden.layer_case(layers.UpSampling2D(2, interpolation="bilinear"), golden.normal(1, 2, 3, 2), note="bilinear"),
    golden.layer_case(
        layers.UpSampling2D((1, 2), data_format="channels_first", interpolation="bicubic"),
        golden.normal(1, 2, 2, 3),
        note="bicubic, channels first",
    ),
]

golden.write(__file__, cases)
