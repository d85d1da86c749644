import numpy as np
from keras import ops

import golden

cases = [
    golden.case(
        "scatter_update", ops.scatter_update, golden.normal(4), np.array([[0], [2]], "int32"), golden.normal(2)
    ),
    golden.case(
        "scatter_update",
        ops.scatter_update,
        golden.normal(4, 3),
        np.array([[3], [1]], "int32"),
        golden.normal(2, 3),
        note="rows",
    ),
    golden.case(
        "scatter_update",
        ops.scatter_update,
        golden.normal(2, 3),
        np.array([[0, 1], [1, -1]], "int32"),
        golden.normal(2),
        note="negative index",
    ),
    *[
        golden.case(
            "scatter_update",
            ops.scatter_update,
            golden.normal(4),
            np.array([[0], [2], [2]], "int32"),
            golden.normal(3),
            reduction=reduction,
        )
        for reduction in ("add", "max", "min")
    ],
    golden.case(
        "scatter_update",
        ops.scatter_update,
        golden.normal(4),
        np.array([[0], [2], [2]], "int32"),
        golden.normal(3),
        reduction="mul",
        grads=False,
    ),
    golden.case(
        "scatter_update",
        ops.scatter_update,
        golden.integers(0, 9, 3, 2),
        np.array([[1, 1]], "int32"),
        np.array([7], "int32"),
        note="int32",
    ),
    golden.case(
        "scatter_update",
        ops.scatter_update,
        golden.normal(3),
        np.zeros((0, 1), "int32"),
        np.zeros((0,), "float32"),
        note="no indices",
    ),
]

golden.write(__file__, cases)
