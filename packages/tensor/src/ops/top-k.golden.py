import numpy as np
from keras import ops

import golden

cases = [
    golden.case("top_k", ops.top_k, golden.distinct(3, 5), 2),
    golden.case("top_k", ops.top_k, golden.distinct(2, 3, 4), 4),
    golden.case(
        "top_k", ops.top_k, np.array([1, 3, 3, 2, 3], "float32"), 3, grads=False, note="ties: the first index first"
    ),
    golden.case("top_k", ops.top_k, np.array([2, np.inf, -np.inf, 1], "float32"), 3, grads=False, note="infinities"),
    golden.case("top_k", ops.top_k, np.array([[5, -2147483648, 2147483647, 0]], "int32"), 2, note="int32"),
    golden.case("top_k", ops.top_k, np.zeros((0, 3), "float32"), 2, note="empty"),
    golden.case("top_k", ops.top_k, golden.distinct(1, 2, 1, 2, 1, 3), 1, note="rank 6"),
]

golden.write(__file__, cases)
