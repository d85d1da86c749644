import numpy as np
from keras import ops

import golden

cases = [
    golden.case("quantile", ops.quantile, golden.distinct(3, 4), 0.3, axis=1, method="linear"),
    golden.case("quantile", ops.quantile, golden.distinct(3, 4), 0.3, axis=1, method="lower"),
    golden.case("quantile", ops.quantile, golden.distinct(3, 4), 0.3, axis=1, method="higher"),
    golden.case("quantile", ops.quantile, golden.distinct(3, 4), 0.3, axis=1, method="midpoint"),
    golden.case("quantile", ops.quantile, golden.distinct(3, 4), 0.3, axis=1, method="nearest"),
    golden.case("quantile", ops.quantile, golden.distinct(3, 4), np.array([0.1, 0.5, 1.0], "float32")),
    golden.case("quantile", ops.quantile, golden.distinct(2, 3, 4), np.array([0.25, 0.6], "float32"), axis=(0, 2), keepdims=True),
    golden.case("quantile", ops.quantile, np.array([[1, np.nan, 2], [3, 1, 2]], "float32"), 0.5, axis=1, grads=False),
]

golden.write(__file__, cases)
