import numpy as np
from keras import ops

import golden

cases = [
    golden.case("isin", ops.isin, golden.integers(0, 5, 2, 3), np.array([1, 3], "int32")),
    golden.case("isin", ops.isin, golden.integers(0, 5, 4), np.array([[1], [3]], "int32"), invert=True),
]

golden.write(__file__, cases)
