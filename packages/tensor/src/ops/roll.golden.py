import numpy as np
from keras import ops

import golden

cases = [
    golden.case("roll", ops.roll, golden.normal(2, 3), 2, note="flattened"),
    golden.case("roll", ops.roll, golden.normal(3, 2), 1, axis=0),
    golden.case("roll", ops.roll, golden.normal(2, 4), -3, axis=-1),
    golden.case("roll", ops.roll, golden.normal(2, 3), 7, axis=1, note="more than the size"),
    golden.case("roll", ops.roll, golden.normal(2, 3), (1, -1), axis=(0, 1), note="two axes"),
    golden.case("roll", ops.roll, golden.integers(0, 9, 4), 1, note="int32"),
    golden.case("roll", ops.roll, np.zeros((0, 2), "float32"), 1, axis=0, note="empty"),
]

golden.write(__file__, cases)
