import numpy as np
from keras import ops

import golden

cases = [
    golden.case("kron", ops.kron, golden.normal(2, 3), golden.normal(3, 2)),
    golden.case("kron", ops.kron, golden.normal(3), golden.normal(2), note="vectors"),
    golden.case("kron", ops.kron, golden.normal(2), golden.normal(2, 2), note="vector and matrix"),
    golden.case("kron", ops.kron, golden.normal(2, 1, 2), golden.normal(2, 2), note="rank 3 and 2"),
    golden.case("kron", ops.kron, golden.normal(), golden.normal(2, 2), note="scalar"),
    golden.case("kron", ops.kron, golden.integers(0, 5, 2), golden.normal(2), note="int32 and float32"),
    golden.case("kron", ops.kron, np.zeros((0, 2), "float32"), golden.normal(2, 2), note="empty"),
]

golden.write(__file__, cases)
