import numpy as np
from keras import ops

import golden

cases = [
    golden.case("repeat", ops.repeat, golden.normal(2, 2), 2, note="flattened"),
    golden.case("repeat", ops.repeat, golden.normal(2, 3), 2, axis=0),
    golden.case("repeat", ops.repeat, golden.normal(2, 3), 3, axis=-1),
    golden.case(
        "repeat", ops.repeat, golden.normal(3, 2), np.array([1, 0, 2], "int32"), axis=0, note="one number for each"
    ),
    golden.case("repeat", ops.repeat, golden.normal(3), np.array([2], "int32"), axis=0),
    golden.case("repeat", ops.repeat, golden.integers(0, 9, 2), 2, note="int32"),
    golden.case("repeat", ops.repeat, golden.normal(2), 0, axis=0, note="no repeats"),
]

golden.write(__file__, cases)
