import numpy as np
from keras import ops

import golden

cases = [
    golden.case("transpose", ops.transpose, golden.normal(2, 3)),
    golden.case("transpose", ops.transpose, golden.normal(2, 3, 2), axes=[1, 2, 0]),
    golden.case("transpose", ops.transpose, golden.normal(2, 3, 2), axes=[0, -1, 1], note="negative axis"),
    golden.case("transpose", ops.transpose, golden.normal(1, 2, 1, 3, 2, 1), axes=[3, 0, 5, 1, 4, 2], note="rank 6"),
    golden.case("transpose", ops.transpose, golden.normal(), note="scalar"),
    golden.case("transpose", ops.transpose, golden.normal(4), note="vector"),
    golden.case("transpose", ops.transpose, np.zeros((0, 2, 3), "float32"), axes=[2, 0, 1], note="empty"),
    golden.case("transpose", ops.transpose, golden.integers(0, 99, 2, 3), note="int32"),
    golden.case("transpose", ops.transpose, golden.booleans(2, 2), note="bool"),
]

golden.write(__file__, cases)
