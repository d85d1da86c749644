import numpy as np
from keras import ops

import golden

cases = [
    golden.case("argsort", ops.argsort, golden.distinct(3, 4)),
    golden.case("argsort", ops.argsort, golden.distinct(3, 4), axis=0),
    golden.case("argsort", ops.argsort, golden.distinct(2, 3), axis=None, note="flattened"),
    golden.case("argsort", ops.argsort, np.array([1, 0, 1, 0, 1, 0], "float32"), note="ties keep their order"),
    golden.case(
        "argsort", ops.argsort, np.array([2, np.nan, -np.inf, 1, np.inf, np.nan], "float32"), note="special values"
    ),
    golden.case("argsort", ops.argsort, np.array([5, -2147483648, 2147483647, 5, 0], "int32"), note="int32"),
    golden.case("argsort", ops.argsort, np.zeros((2, 0), "float32"), note="empty"),
    golden.case("argsort", ops.argsort, golden.distinct(1, 2, 1, 3, 2, 1), axis=3, note="rank 6"),
]

golden.write(__file__, cases)
