import numpy as np
from keras import ops

import golden

cases = [
    golden.case("tensordot", ops.tensordot, golden.normal(2, 3, 4), golden.normal(3, 4, 2)),
    golden.case("tensordot", ops.tensordot, golden.normal(2, 3), golden.normal(3, 2), axes=1),
    golden.case("tensordot", ops.tensordot, golden.normal(2, 2), golden.normal(3), axes=0),
    golden.case("tensordot", ops.tensordot, golden.normal(2, 3, 4), golden.normal(4, 2, 2), axes=[[0, 2], [1, 0]]),
    golden.case("tensordot", ops.tensordot, golden.normal(2, 3), golden.normal(4, 3), axes=[[-1], [-1]]),
    golden.case(
        "tensordot", ops.tensordot, golden.integers(0, 5, 2, 3), golden.integers(0, 5, 3, 2), axes=1, note="int32"
    ),
    golden.case(
        "tensordot", ops.tensordot, np.zeros((2, 0), "float32"), np.zeros((0, 3), "float32"), axes=1, note="empty"
    ),
]

golden.write(__file__, cases)
