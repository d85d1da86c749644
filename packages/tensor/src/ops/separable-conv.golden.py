from keras import ops

import golden

cases = [
    golden.case(
        "separable_conv",
        ops.separable_conv,
        golden.normal(2, 5, 2),
        golden.normal(3, 2, 1),
        golden.normal(1, 2, 3),
        note="1D",
    ),
    golden.case(
        "separable_conv",
        ops.separable_conv,
        golden.normal(1, 4, 5, 2),
        golden.normal(3, 2, 2, 2),
        golden.normal(1, 1, 4, 2),
        note="2D",
    ),
    golden.case(
        "separable_conv",
        ops.separable_conv,
        golden.normal(1, 5, 5, 2),
        golden.normal(3, 3, 2, 1),
        golden.normal(1, 1, 2, 3),
        strides=2,
        padding="same",
    ),
    golden.case(
        "separable_conv",
        ops.separable_conv,
        golden.normal(1, 2, 5, 5),
        golden.normal(2, 2, 2, 1),
        golden.normal(1, 1, 2, 2),
        dilation_rate=2,
        data_format="channels_first",
    ),
]

golden.write(__file__, cases)
