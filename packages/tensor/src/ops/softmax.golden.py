import numpy as np
from keras import ops

import golden

cases = [
    golden.case("softmax", ops.softmax, golden.normal(3, 4)),
    golden.case("softmax", ops.softmax, golden.normal(3, 4), axis=0),
    golden.case("softmax", ops.softmax, golden.normal(2, 3, 4), axis=-2),
    golden.case("softmax", ops.softmax, golden.normal(2, 3), axis=None, note="over all axes"),
    golden.case("softmax", ops.softmax, golden.normal(2, 2, 3), axis=(0, 2), note="two axes"),
    golden.case("softmax", ops.softmax, np.array([[1e4, -1e4, 0], [90, 91, 92]], "float32"), note="large"),
    golden.case(
        "softmax",
        ops.softmax,
        np.array([[-np.inf, 0, 1], [np.nan, 0, 1], [np.inf, 0, 1]], "float32"),
        grads=False,
        note="special values",
    ),
    golden.case("softmax", ops.softmax, golden.normal(1, 2, 1, 2, 1, 3), axis=3, note="rank 6"),
    golden.case("softmax", ops.softmax, golden.normal(0, 3), note="empty"),
]

golden.write(__file__, cases)
