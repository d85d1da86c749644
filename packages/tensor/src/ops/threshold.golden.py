import numpy as np
from keras import ops

import golden

cases = [
    golden.case("threshold", ops.threshold, golden.uniform(-3, 3, 2, 3, 4), 0.5, -1.0),
    golden.case("threshold", ops.threshold, np.array([np.nan, np.inf, -np.inf, 1, 0.5], "float32"), 0.5, 7.0, grads=False, note="special values"),
    golden.case("threshold", ops.threshold, golden.uniform(-3, 3), 0.0, 0.0, note="scalar"),
    golden.case("threshold", ops.threshold, np.zeros((0, 2), "float32"), 0.0, 0.0, note="empty"),
]

golden.write(__file__, cases)
