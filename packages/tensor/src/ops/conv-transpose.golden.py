from keras import ops

import golden

cases = [
    golden.case("conv_transpose", ops.conv_transpose, golden.normal(2, 4, 2), golden.normal(3, 3, 2), note="1D"),
    golden.case(
        "conv_transpose", ops.conv_transpose, golden.normal(1, 3, 2), golden.normal(3, 1, 2), strides=2, padding="same"
    ),
    golden.case("conv_transpose", ops.conv_transpose, golden.normal(1, 3, 1), golden.normal(2, 2, 1), strides=3),
    golden.case(
        "conv_transpose",
        ops.conv_transpose,
        golden.normal(1, 3, 1),
        golden.normal(3, 1, 1),
        strides=2,
        padding="same",
        output_padding=1,
    ),
    golden.case("conv_transpose", ops.conv_transpose, golden.normal(1, 3, 2, 2), golden.normal(3, 2, 2, 2), note="2D"),
    golden.case(
        "conv_transpose",
        ops.conv_transpose,
        golden.normal(1, 2, 3, 2),
        golden.normal(3, 3, 1, 2),
        strides=2,
        padding="same",
    ),
    golden.case(
        "conv_transpose", ops.conv_transpose, golden.normal(1, 3, 3, 1), golden.normal(2, 2, 1, 1), dilation_rate=2
    ),
    golden.case(
        "conv_transpose",
        ops.conv_transpose,
        golden.normal(1, 2, 2, 3),
        golden.normal(2, 2, 1, 2),
        strides=2,
        data_format="channels_first",
    ),
    golden.case(
        "conv_transpose",
        ops.conv_transpose,
        golden.normal(1, 2, 2, 2, 1),
        golden.normal(2, 2, 2, 1, 1),
        strides=2,
        padding="same",
        note="3D",
    ),
]

golden.write(__file__, cases)
