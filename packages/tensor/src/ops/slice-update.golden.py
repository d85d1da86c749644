import numpy as np
from keras import ops

import golden

cases = [
    golden.case("slice_update", ops.slice_update, golden.normal(4, 3), np.array([1, 0], "int32"), golden.normal(2, 2)),
    golden.case("slice_update", ops.slice_update, golden.normal(5), [4], golden.normal(2), note="clamped to the end"),
    golden.case(
        "slice_update", ops.slice_update, golden.integers(0, 99, 4), [2], np.array([-1, -2], "int32"), note="int32"
    ),
    golden.case(
        "slice_update", ops.slice_update, golden.normal(2, 3), [0, 0], np.zeros((0, 3), "float32"), note="empty"
    ),
    golden.case(
        "slice_update",
        ops.slice_update,
        golden.normal(1, 2, 1, 3, 2, 1),
        [0, 1, 0, 1, 0, 0],
        golden.normal(1, 1, 1, 2, 2, 1),
        note="rank 6",
    ),
]

golden.write(__file__, cases)
