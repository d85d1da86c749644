import numpy as np
from keras import ops

import golden

target = np.array([0, 1, 1, 0, 0.3], "float32")
cases = [
    golden.case("binary_crossentropy", ops.binary_crossentropy, target, golden.uniform(0.05, 0.95, 5)),
    golden.case("binary_crossentropy", ops.binary_crossentropy, target, golden.normal(5, scale=3.0), from_logits=True),
    golden.case(
        "binary_crossentropy",
        ops.binary_crossentropy,
        target[:4],
        np.array([0, 1, 0, 1], "float32"),
        grads=False,
        note="certain, right and wrong",
    ),
    golden.case(
        "binary_crossentropy",
        ops.binary_crossentropy,
        target[:4],
        np.array([-100, 100, -100, 100], "float32"),
        from_logits=True,
        note="large logits",
    ),
    golden.case(
        "binary_crossentropy", ops.binary_crossentropy, golden.uniform(0, 1, 2, 3), golden.uniform(0.05, 0.95, 2, 3)
    ),
    golden.case(
        "binary_crossentropy",
        ops.binary_crossentropy,
        np.zeros((0, 2), "float32"),
        np.zeros((0, 2), "float32"),
        note="empty",
    ),
]

golden.write(__file__, cases)
