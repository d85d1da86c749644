import numpy as np
from keras import ops

import golden

cases = [
    golden.case("take", ops.take, golden.normal(4, 3), np.array([0, 2, 2], "int32"), axis=0),
    golden.case(
        "take", ops.take, golden.normal(4, 3), np.array([[0, -1], [5, 11]], "int32"), note="flattened, negative index"
    ),
    golden.case("take", ops.take, golden.normal(2, 4, 2), np.array([[3, 0], [1, 1]], "int32"), axis=1),
    golden.case("take", ops.take, golden.normal(2, 3), np.array(1, "int32"), axis=-1, note="scalar index"),
    golden.case("take", ops.take, golden.normal(2, 3), 1, axis=0, note="number"),
    golden.case("take", ops.take, golden.integers(0, 99, 5), np.array([4, -5, 0], "int32"), axis=0, note="int32"),
    golden.case("take", ops.take, golden.booleans(3, 2), np.array([2, 0], "uint8"), axis=0, note="bool, uint8 indices"),
    golden.case("take", ops.take, golden.normal(3, 2), np.zeros((0,), "int32"), axis=0, note="no indices"),
    golden.case("take", ops.take, golden.normal(1, 2, 1, 2, 3, 1), np.array([2, 0], "int32"), axis=4, note="rank 6"),
]

golden.write(__file__, cases)
