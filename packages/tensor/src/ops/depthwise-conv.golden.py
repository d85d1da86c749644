from keras import ops

import golden

cases = [
    golden.case("depthwise_conv", ops.depthwise_conv, golden.normal(2, 5, 2), golden.normal(3, 2, 1), note="1D"),
    golden.case(
        "depthwise_conv", ops.depthwise_conv, golden.normal(1, 6, 2), golden.normal(3, 2, 2), strides=2, padding="same"
    ),
    golden.case("depthwise_conv", ops.depthwise_conv, golden.normal(1, 4, 5, 2), golden.normal(3, 2, 2, 2), note="2D"),
    golden.case(
        "depthwise_conv",
        ops.depthwise_conv,
        golden.normal(1, 5, 4, 3),
        golden.normal(3, 3, 3, 1),
        strides=[2, 2],
        padding="same",
    ),
    golden.case(
        "depthwise_conv", ops.depthwise_conv, golden.normal(1, 5, 5, 2), golden.normal(2, 2, 2, 1), dilation_rate=2
    ),
    golden.case(
        "depthwise_conv",
        ops.depthwise_conv,
        golden.normal(1, 2, 4, 4),
        golden.normal(3, 3, 2, 2),
        padding="same",
        data_format="channels_first",
    ),
]

golden.write(__file__, cases)
