import numpy as np
from keras import ops

import golden

cases = [
    golden.case("matmul", ops.matmul, golden.normal(3, 4), golden.normal(4, 2)),
    golden.case("matmul", ops.matmul, golden.normal(4), golden.normal(4), note="vectors"),
    golden.case("matmul", ops.matmul, golden.normal(3, 4), golden.normal(4), note="matrix and vector"),
    golden.case("matmul", ops.matmul, golden.normal(4), golden.normal(2, 4, 3), note="vector and batch"),
    golden.case("matmul", ops.matmul, golden.normal(2, 1, 2, 3), golden.normal(3, 3, 2), note="broadcast batch"),
    golden.case("matmul", ops.matmul, golden.integers(-5, 6, 2, 3), golden.integers(-5, 6, 3, 2), note="int32"),
    golden.case("matmul", ops.matmul, golden.integers(0, 6, 2, 3), golden.normal(3, 2), note="int32 and float32"),
    golden.case(
        "matmul", ops.matmul, np.zeros((2, 0), "float32"), np.zeros((0, 3), "float32"), note="empty contraction"
    ),
    golden.case("matmul", ops.matmul, np.zeros((0, 2), "float32"), golden.normal(2, 3), note="empty"),
    golden.case(
        "matmul",
        ops.matmul,
        np.array([[np.inf, 1]], "float32"),
        np.array([[0], [1]], "float32"),
        grads=False,
        note="special values",
    ),
    golden.case("matmul", ops.matmul, golden.normal(1, 1, 2, 1, 2, 3), golden.normal(2, 1, 1, 3, 1), note="rank 6"),
]

golden.write(__file__, cases)
