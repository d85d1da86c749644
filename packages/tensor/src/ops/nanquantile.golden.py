import numpy as np
from keras import ops

import golden

cases = [
    golden.case("nanquantile", ops.nanquantile, np.array([[1, np.nan, 2], [3, 1, 2], [np.nan, np.nan, np.nan]], "float32"), 0.3, axis=1, grads=False),
    golden.case("nanquantile", ops.nanquantile, golden.distinct(3, 4), np.array([0.1, 0.5, 1.0], "float32")),
]

golden.write(__file__, cases)
