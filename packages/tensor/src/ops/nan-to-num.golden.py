import numpy as np
from keras import ops

import golden

cases = [
    golden.case("nan_to_num", ops.nan_to_num, np.array([np.nan, np.inf, -np.inf, 1], "float32")),
    golden.case("nan_to_num", ops.nan_to_num, np.array([np.nan, np.inf, -np.inf, 1], "float32"), nan=1.0, posinf=2.0, neginf=3.0),
    golden.case("nan_to_num", ops.nan_to_num, golden.integers(0, 9, 3)),
]

golden.write(__file__, cases)
