import numpy as np
from keras import ops

import golden

cases = [
    golden.case("slice", ops.slice, golden.normal(4, 3), np.array([1, 0], "int32"), [2, 2]),
    golden.case("slice", ops.slice, golden.normal(2, 3, 2), [0, 1, 1], [2, 2, 1], note="numbers"),
    golden.case("slice", ops.slice, golden.normal(5), np.array([4], "int32"), [3], note="clamped to the end"),
    golden.case("slice", ops.slice, golden.normal(3, 2), [1, 0], [0, 2], note="empty"),
    golden.case("slice", ops.slice, golden.integers(0, 99, 4), [2], [2], note="int32"),
    golden.case("slice", ops.slice, golden.booleans(2, 3), [1, 1], [1, 2], note="bool"),
    golden.case(
        "slice", ops.slice, golden.normal(1, 2, 1, 3, 2, 1), [0, 1, 0, 1, 0, 0], [1, 1, 1, 2, 2, 1], note="rank 6"
    ),
]

golden.write(__file__, cases)
