import numpy as np
from keras import ops

import golden


def simplex(*shape):
    weights = golden.uniform(0.1, 1.0, *shape)
    return np.asarray(np.round(weights / weights.sum(-1, keepdims=True), 4), "float32")


hot = np.eye(4, dtype="float32")[[0, 3, 1]]
cases = [
    golden.case("categorical_crossentropy", ops.categorical_crossentropy, simplex(3, 4), simplex(3, 4)),
    golden.case("categorical_crossentropy", ops.categorical_crossentropy, hot, simplex(3, 4)),
    golden.case(
        "categorical_crossentropy", ops.categorical_crossentropy, hot, golden.normal(3, 4, scale=3.0), from_logits=True
    ),
    golden.case(
        "categorical_crossentropy",
        ops.categorical_crossentropy,
        hot.T.copy(),
        golden.uniform(0.1, 1.0, 4, 3),
        axis=0,
        note="not normalized",
    ),
    golden.case(
        "categorical_crossentropy",
        ops.categorical_crossentropy,
        hot,
        np.eye(4, dtype="float32")[[0, 1, 1]],
        grads=False,
        note="certain, once wrong",
    ),
    golden.case("categorical_crossentropy", ops.categorical_crossentropy, simplex(2, 2, 3), simplex(2, 2, 3)),
    golden.case(
        "categorical_crossentropy",
        ops.categorical_crossentropy,
        np.zeros((0, 3), "float32"),
        np.zeros((0, 3), "float32"),
        note="empty",
    ),
]

golden.write(__file__, cases)
