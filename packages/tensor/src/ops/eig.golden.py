"""Eigenvalues only up to order and vectors up to phase are determined, so the matrices here leave no choice in the first."""

import numpy as np
from keras import ops

import golden


def diagonal_case(values):
    """Of a diagonal matrix the values come in the order of the diagonal, and the vectors are the unit vectors."""
    matrix = np.diag(np.array(values, "float32"))

    def parts(x):
        w, v = ops.eig(x)
        return np.real(w), np.imag(w), np.real(v), np.imag(v)

    return golden.case("eig", parts, matrix, grads=False)


cases = [diagonal_case([3.0, 1.0, 2.0]), diagonal_case([-1.0, 5.0])]

golden.write(__file__, cases)
