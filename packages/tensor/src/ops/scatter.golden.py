import numpy as np
from keras import ops

import golden

cases = [
    golden.case(
        "scatter", ops.scatter, np.array([[0], [2], [0]], "int32"), golden.normal(3), [4], note="repeated index adds"
    ),
    golden.case("scatter", ops.scatter, np.array([[0, 1], [1, 2]], "int32"), golden.normal(2), [2, 3]),
    golden.case("scatter", ops.scatter, np.array([[1], [0]], "int32"), golden.normal(2, 3), [3, 3], note="rows"),
    golden.case(
        "scatter",
        ops.scatter,
        np.array([[[0], [1]], [[3], [1]]], "int32"),
        golden.normal(2, 2, 2),
        [4, 2],
        note="rank 3 indices",
    ),
    golden.case("scatter", ops.scatter, np.array([[-1], [1]], "int32"), golden.normal(2), [3], note="negative index"),
    golden.case("scatter", ops.scatter, np.array([[1], [1]], "int32"), np.array([3, 4], "int32"), [3], note="int32"),
    golden.case(
        "scatter", ops.scatter, np.zeros((0, 1), "int32"), np.zeros((0, 2), "float32"), [3, 2], note="no indices"
    ),
]

golden.write(__file__, cases)
