import numpy as np
from keras import ops

import golden

cases = [
    golden.case("sort", ops.sort, golden.distinct(3, 4)),
    golden.case("sort", ops.sort, golden.distinct(3, 4), axis=0),
    golden.case("sort", ops.sort, golden.distinct(2, 3, 4), axis=-2),
    golden.case("sort", ops.sort, golden.distinct(2, 3), axis=None, note="flattened"),
    golden.case(
        "sort",
        ops.sort,
        np.array([2, np.nan, -np.inf, 1, np.inf, -0.0, 0.0, np.nan], "float32"),
        grads=False,
        note="special values",
    ),
    golden.case("sort", ops.sort, np.array([5, -2147483648, 2147483647, 5, 0], "int32"), note="int32"),
    golden.case("sort", ops.sort, np.array([True, False, True]), note="bool"),
    golden.case("sort", ops.sort, np.zeros((2, 0), "float32"), note="empty"),
    golden.case("sort", ops.sort, golden.distinct(1, 2, 1, 3, 2, 1), axis=3, note="rank 6"),
]

golden.write(__file__, cases)
