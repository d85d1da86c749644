import numpy as np
from keras import ops

import golden

cases = [
    golden.case("squeeze", ops.squeeze, golden.normal(1, 3, 1)),
    golden.case("squeeze", ops.squeeze, golden.normal(1, 3, 1), axis=0),
    golden.case("squeeze", ops.squeeze, golden.normal(1, 3, 1), axis=-1),
    golden.case("squeeze", ops.squeeze, golden.normal(1, 2, 1, 1, 2, 1), axis=(0, -1, 3), note="rank 6, three axes"),
    golden.case("squeeze", ops.squeeze, golden.normal(1, 1), note="to a scalar"),
    golden.case("squeeze", ops.squeeze, np.zeros((1, 0), "int32"), axis=0, note="empty, int32"),
]

golden.write(__file__, cases)
