import jax
import numpy as np

import golden


def gather_nd(x, indices):
    return jax.numpy.asarray(x).at[tuple(np.moveaxis(indices, -1, 0))].get(mode="fill", fill_value=0)


cases = [
    golden.case("gather_nd", gather_nd, golden.normal(3, 4), np.array([[0, 1], [2, 3], [0, 1]], "int32")),
    golden.case("gather_nd", gather_nd, golden.normal(3, 4), np.array([[2], [0], [2]], "int32"), note="rows"),
    golden.case("gather_nd", gather_nd, golden.normal(3, 2, 2), np.array([[[0, 1], [2, 0]], [[-1, -2], [0, 5]]], "int32"), note="negative, and outside"),
    golden.case("gather_nd", gather_nd, golden.integers(0, 9, 4), np.array([[0], [3]], "int32"), note="int32"),
    golden.case("gather_nd", gather_nd, golden.normal(4), np.zeros((0, 1), "int32"), note="no indices"),
]

golden.write(__file__, cases)
