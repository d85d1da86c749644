import numpy as np
from keras import ops

import golden

cases = [
    golden.case("nanmax", ops.nanmax, np.array([[1, np.nan, 2], [3, 1, -2], [np.nan, np.nan, np.nan]], "float32"), axis=1, grads=False),
    golden.case("nanmax", ops.nanmax, np.array([[1, np.nan, 2.5], [3, 1.5, -2]], "float32"), axis=0, keepdims=True, grads=False),
    golden.case("nanmax", ops.nanmax, golden.distinct(3, 4)),
    golden.case("nanmax", ops.nanmax, golden.integers(0, 9, 2, 3), axis=1),
]

golden.write(__file__, cases)
