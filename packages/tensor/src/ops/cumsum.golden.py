import numpy as np
from keras import ops

import golden

cases = [
    golden.case("cumsum", ops.cumsum, golden.normal(2, 3), note="flattened"),
    golden.case("cumsum", ops.cumsum, golden.normal(3, 4), axis=0),
    golden.case("cumsum", ops.cumsum, golden.normal(2, 3, 4), axis=-2),
    golden.case("cumsum", ops.cumsum, golden.normal(1, 2, 1, 2, 3, 1), axis=4, note="rank 6"),
    golden.case("cumsum", ops.cumsum, np.array([1, 2, 2147483647], "int32"), note="int32 overflow"),
    golden.case("cumsum", ops.cumsum, np.array([200, 100], "uint8"), note="uint8"),
    golden.case("cumsum", ops.cumsum, np.array([True, False, True]), axis=0, note="bool"),
    golden.case("cumsum", ops.cumsum, np.array([1, 2], "int32"), dtype="float32"),
    golden.case("cumsum", ops.cumsum, np.array([1, np.nan, 2], "float32"), grads=False, note="special values"),
    golden.case("cumsum", ops.cumsum, np.zeros((2, 0), "float32"), axis=1, note="empty"),
]

golden.write(__file__, cases)
