import numpy as np
from keras import ops

import golden

cases = [
    golden.case("histogram", ops.histogram, golden.normal(20), grads=False),
    golden.case("histogram", ops.histogram, golden.normal(20), bins=4, range=(-1.0, 1.5), grads=False),
    golden.case("histogram", ops.histogram, golden.integers(0, 9, 12), bins=5, note="int32"),
    golden.case("histogram", ops.histogram, np.full(3, 2.0, "float32"), bins=2, grads=False, note="all alike"),
    golden.case("histogram", ops.histogram, np.array([0, 1, 2, 3, 4], "float32"), bins=4, grads=False, note="on edges"),
]

golden.write(__file__, cases)
