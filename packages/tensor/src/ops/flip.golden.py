import numpy as np
from keras import ops

import golden

cases = [
    golden.case("flip", ops.flip, golden.normal(2, 3), note="all axes"),
    golden.case("flip", ops.flip, golden.normal(2, 3), axis=1),
    golden.case("flip", ops.flip, golden.normal(2, 3, 2), axis=-2),
    golden.case("flip", ops.flip, golden.normal(2, 2, 3), axis=(0, 2), note="two axes"),
    golden.case("flip", ops.flip, golden.integers(0, 9, 4), note="int32"),
    golden.case("flip", ops.flip, np.zeros((0, 2), "float32"), axis=0, note="empty"),
    golden.case("flip", ops.flip, golden.normal(1, 2, 1, 3, 2, 1), axis=3, note="rank 6"),
]

golden.write(__file__, cases)
