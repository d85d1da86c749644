import numpy as np
from keras import ops

import golden

cases = [
    golden.case("isclose", ops.isclose, np.array([1, 2, np.nan, np.inf, -np.inf, 0], "float32"), np.array([1.000001, 2.1, np.nan, np.inf, np.inf, 1e-9], "float32")),
    golden.case("isclose", ops.isclose, np.array([np.nan, 1], "float32"), np.array([np.nan, 1.4], "float32"), rtol=0.5, equal_nan=True),
    golden.case("isclose", ops.isclose, np.array([3, 4], "int32"), np.array([3, 5], "int32"), atol=1.0),
]

golden.write(__file__, cases)
