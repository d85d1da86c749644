from keras import ops

import golden

cases = [
    golden.case("rms_normalization", ops.rms_normalization, golden.normal(3, 4, scale=2.0)),
    golden.case("rms_normalization", ops.rms_normalization, golden.normal(3, 4), scale=golden.normal(4)),
    golden.case("rms_normalization", ops.rms_normalization, golden.normal(2, 3, 2), axis=1, epsilon=0.1),
    golden.case(
        "rms_normalization", ops.rms_normalization, golden.normal(2, 3, 2), axis=(1, 2), scale=golden.normal(3, 2)
    ),
    golden.case("rms_normalization", ops.rms_normalization, golden.normal(0, 4), note="empty"),
]

golden.write(__file__, cases)
