import numpy as np
from keras import ops

import golden


def symmetric(*batch, size):
    half = golden.normal(*batch, size, size)
    return half + np.swapaxes(half, -1, -2)


cases = [
    golden.case("eigh", ops.eigh, symmetric(size=3), grads=False),
    golden.case("eigh", ops.eigh, symmetric(2, size=2), grads=False, note="batch"),
    golden.case("eigh", ops.eigh, np.diag(np.array([3, 1, 2], "float32")), grads=False, note="ascending order"),
]

golden.write(__file__, cases)
