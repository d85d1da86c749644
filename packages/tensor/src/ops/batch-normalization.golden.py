from keras import ops

import golden

x = golden.normal(3, 2, 4, scale=2.0)
mean, variance = golden.normal(4), golden.uniform(0.2, 2.0, 4)
cases = [
    golden.case("batch_normalization", ops.batch_normalization, x, mean, variance, -1),
    golden.case(
        "batch_normalization",
        ops.batch_normalization,
        x,
        mean,
        variance,
        -1,
        offset=golden.normal(4),
        scale=golden.normal(4),
    ),
    golden.case(
        "batch_normalization",
        ops.batch_normalization,
        x,
        mean[:2],
        variance[:2],
        1,
        scale=golden.normal(2),
        epsilon=0.1,
    ),
    golden.case(
        "batch_normalization", ops.batch_normalization, golden.normal(0, 2), mean[:2], variance[:2], 1, note="empty"
    ),
]

golden.write(__file__, cases)
