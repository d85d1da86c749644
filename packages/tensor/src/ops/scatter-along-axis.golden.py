import jax
import numpy as np

import golden


def scatter_along_axis(x, indices, updates, axis=0, mode="update"):
    where = np.indices(indices.shape, sparse=True)
    where = tuple(indices if i == axis else part for i, part in enumerate(where))
    place = jax.numpy.asarray(x).at[where]
    unique = {"unique_indices": True} if mode == "multiply" else {}
    return getattr(place, {"update": "set"}.get(mode, mode))(updates, **unique)


columns = np.array([[1, 0], [3, 2], [0, 3]], "int32")
cases = [
    golden.case("scatter_along_axis", scatter_along_axis, golden.normal(3, 4), columns, golden.normal(3, 2), axis=1),
    golden.case("scatter_along_axis", scatter_along_axis, golden.normal(3, 4), columns, golden.normal(3, 2), axis=1, mode="add"),
    golden.case("scatter_along_axis", scatter_along_axis, golden.normal(3, 4), columns, golden.normal(3, 2), axis=1, mode="multiply"),
    golden.case("scatter_along_axis", scatter_along_axis, golden.normal(3, 4), columns, golden.normal(3, 2), axis=1, mode="max", grads=False),
    golden.case("scatter_along_axis", scatter_along_axis, golden.normal(2, 3), np.array([[0, 0, 1], [0, 1, 1]], "int32"), golden.normal(2, 3), axis=0, mode="add", note="again"),
]

golden.write(__file__, cases)
