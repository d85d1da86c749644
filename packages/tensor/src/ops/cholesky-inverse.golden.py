import numpy as np
from keras import ops

import golden


def factor(n, upper=False):
    lower = np.tril(golden.normal(n, n))
    lower[np.arange(n), np.arange(n)] = golden.uniform(1, 2, n)
    return lower.T.copy() if upper else lower


cases = [
    golden.case("cholesky_inverse", ops.cholesky_inverse, factor(3)),
    golden.case("cholesky_inverse", ops.cholesky_inverse, factor(3, upper=True), upper=True),
    golden.case("cholesky_inverse", ops.cholesky_inverse, factor(1), note="one element"),
]

golden.write(__file__, cases)
