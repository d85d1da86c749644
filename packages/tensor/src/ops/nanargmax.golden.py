import numpy as np
from keras import ops

import golden

cases = [
    golden.case("nanargmax", ops.nanargmax, np.array([[1, np.nan, 2], [3, 1, -2], [np.nan, np.nan, np.nan]], "float32"), axis=1),
    golden.case("nanargmax", ops.nanargmax, np.array([[1, np.nan, 2.5], [3, 1.5, -2]], "float32")),
    golden.case("nanargmax", ops.nanargmax, golden.integers(0, 9, 2, 3), axis=0),
]

golden.write(__file__, cases)
