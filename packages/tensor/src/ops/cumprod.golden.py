import numpy as np
from keras import ops

import golden

cases = [
    golden.case("cumprod", ops.cumprod, golden.normal(2, 3), note="flattened"),
    golden.case("cumprod", ops.cumprod, golden.normal(3, 4), axis=0),
    golden.case("cumprod", ops.cumprod, golden.normal(2, 3, 4), axis=-2),
    golden.case("cumprod", ops.cumprod, golden.normal(1, 2, 1, 2, 3, 1), axis=4, note="rank 6"),
    golden.case("cumprod", ops.cumprod, np.array([2.0, 0.0, 3.0, -1.5], "float32"), note="a zero"),
    golden.case("cumprod", ops.cumprod, np.array([3, 65536, 65536], "int32"), note="int32 overflow"),
    golden.case("cumprod", ops.cumprod, np.array([20, 100], "uint8"), note="uint8"),
    golden.case("cumprod", ops.cumprod, np.zeros((2, 0), "float32"), axis=1, note="empty"),
]

golden.write(__file__, cases)
