import numpy as np
from keras import ops

import golden

target = np.array([0, 3, 1], "int32")
cases = [
    golden.case(
        "sparse_categorical_crossentropy", ops.sparse_categorical_crossentropy, target, golden.uniform(0.1, 1.0, 3, 4)
    ),
    golden.case(
        "sparse_categorical_crossentropy",
        ops.sparse_categorical_crossentropy,
        target,
        golden.normal(3, 4, scale=3.0),
        from_logits=True,
    ),
    golden.case(
        "sparse_categorical_crossentropy",
        ops.sparse_categorical_crossentropy,
        target[:, None],
        golden.normal(3, 4),
        from_logits=True,
        note="extra axis of size 1",
    ),
    golden.case(
        "sparse_categorical_crossentropy",
        ops.sparse_categorical_crossentropy,
        golden.integers(0, 3, 2, 2),
        golden.normal(2, 2, 3),
        from_logits=True,
    ),
    golden.case(
        "sparse_categorical_crossentropy",
        ops.sparse_categorical_crossentropy,
        target,
        np.eye(4, dtype="float32")[[0, 1, 1]],
        grads=False,
        note="certain, once wrong",
    ),
    golden.case(
        "sparse_categorical_crossentropy",
        ops.sparse_categorical_crossentropy,
        np.array([-1, 4, 1], "int32"),
        golden.normal(3, 4),
        from_logits=True,
        note="outside the classes",
    ),
    golden.case(
        "sparse_categorical_crossentropy",
        ops.sparse_categorical_crossentropy,
        np.zeros((0,), "int32"),
        np.zeros((0, 3), "float32"),
        note="empty",
    ),
]

golden.write(__file__, cases)
