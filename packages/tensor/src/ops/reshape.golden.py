import numpy as np
from keras import ops

import golden

cases = [
    golden.case("reshape", ops.reshape, golden.normal(3, 4), [2, -1]),
    golden.case("reshape", ops.reshape, golden.normal(2, 3, 2), [12]),
    golden.case("reshape", ops.reshape, golden.normal(1, 1), [], note="to a scalar"),
    golden.case("reshape", ops.reshape, golden.normal(), [1, 1], note="from a scalar"),
    golden.case("reshape", ops.reshape, np.zeros((0, 3), "float32"), [3, 0, 2], note="empty"),
    golden.case("reshape", ops.reshape, golden.integers(0, 99, 2, 6), [1, 2, 1, 3, 2, 1], note="int32, rank 6"),
    golden.case("reshape", ops.reshape, golden.booleans(4), [2, 2], note="bool"),
]

golden.write(__file__, cases)
