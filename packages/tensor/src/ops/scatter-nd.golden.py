import jax
import numpy as np

import golden


def scatter_nd(x, indices, updates, mode="update"):
    place = jax.numpy.asarray(x).at[tuple(np.moveaxis(indices, -1, 0))]
    unique = {"unique_indices": True} if mode == "multiply" else {}
    return getattr(place, {"update": "set"}.get(mode, mode))(updates, **unique)


apart = np.array([[0, 1], [2, 3], [1, 1]], "int32")
again = np.array([[1], [0], [1], [1]], "int32")
cases = [
    golden.case("scatter_nd", scatter_nd, golden.normal(3, 4), apart, golden.normal(3)),
    golden.case("scatter_nd", scatter_nd, golden.normal(3, 4), apart, golden.normal(3), mode="add"),
    golden.case("scatter_nd", scatter_nd, golden.normal(3, 4), apart, golden.normal(3), mode="multiply"),
    golden.case("scatter_nd", scatter_nd, golden.normal(3, 4), apart, golden.normal(3), mode="max", grads=False),
    golden.case("scatter_nd", scatter_nd, golden.normal(3, 2), again, golden.normal(4, 2), mode="add", note="rows, again"),
    golden.case("scatter_nd", scatter_nd, golden.normal(3, 2), again, golden.normal(4, 2), mode="min", grads=False, note="rows, again"),
    golden.case("scatter_nd", scatter_nd, golden.normal(3), np.array([[-1], [7]], "int32"), golden.normal(2), note="negative, and outside"),
    golden.case("scatter_nd", scatter_nd, golden.integers(0, 9, 3), again, golden.integers(0, 9, 4), mode="add", note="int32"),
]

golden.write(__file__, cases)
