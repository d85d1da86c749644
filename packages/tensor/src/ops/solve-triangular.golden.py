import numpy as np
from keras import ops

import golden


def triangle(*batch, size):
    return np.tril(golden.normal(*batch, size, size)) + 2 * np.eye(size, dtype="float32")


cases = [
    golden.case("solve_triangular", ops.solve_triangular, triangle(size=3), golden.normal(3, 2), lower=True),
    golden.case("solve_triangular", ops.solve_triangular, triangle(size=3).T.copy(), golden.normal(3, 2)),
    golden.case(
        "solve_triangular", ops.solve_triangular, triangle(size=3), golden.normal(3), lower=True, note="vector"
    ),
    golden.case(
        "solve_triangular", ops.solve_triangular, triangle(2, size=2), golden.normal(2, 2, 2), lower=True, note="batch"
    ),
    golden.case(
        "solve_triangular",
        ops.solve_triangular,
        golden.normal(3, 3),
        golden.normal(3, 1),
        lower=True,
        note="upper half ignored",
    ),
]

golden.write(__file__, cases)
