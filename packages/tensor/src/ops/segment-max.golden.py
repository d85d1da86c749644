import numpy as np
from keras import ops

import golden

cases = [
    golden.case("segment_max", ops.segment_max, golden.normal(5), np.array([0, 0, 2, 1, 2], "int32"), num_segments=3),
    golden.case("segment_max", ops.segment_max, golden.normal(4, 2), np.array([1, 0, 1, 1], "int32"), num_segments=2, note="rows"),
    golden.case("segment_max", ops.segment_max, golden.normal(3), np.array([0, 2, 2], "int32"), num_segments=4, grads=False, note="empty segments"),
    golden.case("segment_max", ops.segment_max, golden.integers(-5, 6, 4), np.array([0, 0, 1, 1], "int32"), num_segments=3, note="int32"),
    golden.case("segment_max", ops.segment_max, golden.normal(3), np.array([0, 5, 1], "int32"), num_segments=2, note="an id outside"),
]

golden.write(__file__, cases)
