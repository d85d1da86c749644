import numpy as np
from keras import ops

import golden

cases = [
    golden.case("conv", ops.conv, golden.normal(2, 5, 2), golden.normal(3, 2, 2), note="1D"),
    golden.case("conv", ops.conv, golden.normal(1, 6, 2), golden.normal(3, 2, 2), strides=2, padding="same"),
    golden.case("conv", ops.conv, golden.normal(1, 7, 1), golden.normal(2, 1, 2), dilation_rate=3, padding="same"),
    golden.case("conv", ops.conv, golden.normal(1, 4, 5, 2), golden.normal(3, 2, 2, 3), note="2D"),
    golden.case("conv", ops.conv, golden.normal(1, 5, 6, 1), golden.normal(3, 2, 1, 2), strides=[2, 3], padding="same"),
    golden.case(
        "conv", ops.conv, golden.normal(1, 4, 4, 4), golden.normal(2, 2, 2, 4), padding="same", note="two groups"
    ),
    golden.case("conv", ops.conv, golden.normal(1, 6, 6, 1), golden.normal(2, 2, 1, 2), dilation_rate=[2, 3]),
    golden.case(
        "conv",
        ops.conv,
        golden.normal(1, 2, 4, 5),
        golden.normal(3, 3, 2, 2),
        padding="same",
        strides=2,
        data_format="channels_first",
    ),
    golden.case("conv", ops.conv, golden.normal(1, 3, 3, 3, 2), golden.normal(2, 2, 2, 2, 1), note="3D"),
    golden.case(
        "conv",
        ops.conv,
        golden.normal(1, 3, 4, 3, 1),
        golden.normal(2, 3, 2, 1, 2),
        strides=2,
        padding="same",
        note="3D",
    ),
    golden.case("conv", ops.conv, np.zeros((0, 4, 4, 1), "float32"), golden.normal(3, 3, 1, 2), note="empty batch"),
    golden.case("conv", ops.conv, golden.normal(2, 3, 3, 2), golden.normal(1, 1, 2, 3), note="1 x 1"),
]

golden.write(__file__, cases)
