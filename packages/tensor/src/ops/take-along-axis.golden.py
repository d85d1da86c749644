import numpy as np
from keras import ops

import golden

cases = [
    golden.case(
        "take_along_axis", ops.take_along_axis, golden.normal(2, 4), np.array([[0, 3, 3], [2, 1, -1]], "int32"), axis=1
    ),
    golden.case("take_along_axis", ops.take_along_axis, golden.normal(3, 2), np.array([[2, 0]], "int32"), axis=0),
    golden.case(
        "take_along_axis", ops.take_along_axis, golden.normal(2, 3), np.array([5, 0, 2], "int32"), note="flattened"
    ),
    golden.case(
        "take_along_axis",
        ops.take_along_axis,
        golden.normal(2, 3, 2),
        np.array([[[1], [0], [0]]], "int32"),
        axis=-1,
        note="broadcast",
    ),
    golden.case(
        "take_along_axis",
        ops.take_along_axis,
        golden.integers(0, 9, 2, 3),
        np.array([[0], [2]], "int32"),
        axis=1,
        note="int32",
    ),
    golden.case(
        "take_along_axis",
        ops.take_along_axis,
        golden.normal(2, 3),
        np.zeros((2, 0), "int32"),
        axis=1,
        note="no indices",
    ),
]

golden.write(__file__, cases)
