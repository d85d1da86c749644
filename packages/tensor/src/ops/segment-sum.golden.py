import numpy as np
from keras import ops

import golden

cases = [
    golden.case("segment_sum", ops.segment_sum, golden.normal(5), np.array([0, 0, 2, 1, 2], "int32"), num_segments=3),
    golden.case(
        "segment_sum",
        ops.segment_sum,
        golden.normal(4, 2),
        np.array([0, 1, 1, 3], "int32"),
        num_segments=5,
        sorted=True,
        note="segments without rows",
    ),
    golden.case(
        "segment_sum",
        ops.segment_sum,
        golden.integers(0, 9, 3),
        np.array([1, 1, 0], "int32"),
        num_segments=2,
        note="int32",
    ),
    golden.case(
        "segment_sum",
        ops.segment_sum,
        golden.normal(3),
        np.array([0, 7, -1], "int32"),
        num_segments=2,
        note="ids out of range",
    ),
    golden.case(
        "segment_sum",
        ops.segment_sum,
        np.zeros((0, 2), "float32"),
        np.zeros((0,), "int32"),
        num_segments=2,
        note="empty",
    ),
]

golden.write(__file__, cases)
