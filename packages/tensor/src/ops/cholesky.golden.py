import numpy as np
from keras import ops

import golden


def positive(*batch, size):
    root = golden.normal(*batch, size, size)
    return np.asarray(np.round(root @ np.swapaxes(root, -1, -2) + np.eye(size), 2), "float32")


cases = [
    golden.case("cholesky", ops.cholesky, positive(size=3)),
    golden.case("cholesky", ops.cholesky, positive(2, size=2), note="batch"),
    golden.case("cholesky", ops.cholesky, positive(size=3), upper=True),
    golden.case("cholesky", ops.cholesky, positive(size=1), note="1 x 1"),
    golden.case("cholesky", ops.cholesky, np.zeros((0, 2, 2), "float32"), note="empty"),
]

golden.write(__file__, cases)
