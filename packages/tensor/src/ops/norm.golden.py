import numpy as np
from keras import ops

import golden

cases = [
    golden.case("norm", ops.norm, golden.normal(2, 3), note="all elements"),
    golden.case("norm", ops.norm, golden.normal(3, 4), axis=1),
    golden.case("norm", ops.norm, golden.normal(3, 4), axis=-1, ord=1, keepdims=True),
    golden.case("norm", ops.norm, golden.normal(3, 4), axis=0, ord=3),
    golden.case("norm", ops.norm, golden.distinct(3, 4), axis=0, ord=float("inf")),
    golden.case("norm", ops.norm, golden.distinct(3, 4), axis=0, ord=float("-inf")),
    golden.case("norm", ops.norm, np.array([[0, 1, 0], [2, 0, 3]], "float32"), axis=1, ord=0, grads=False),
    golden.case("norm", ops.norm, golden.normal(2, 3, 2), axis=(0, 2), ord="fro"),
    golden.case("norm", ops.norm, golden.normal(3, 3), ord="nuc", axis=(0, 1), grads=False),
    golden.case("norm", ops.norm, golden.normal(3, 3), ord=2, axis=(0, 1), grads=False),
    golden.case("norm", ops.norm, golden.normal(3, 3), ord=1, axis=(0, 1), grads=False),
    golden.case("norm", ops.norm, golden.integers(-5, 6, 4), note="int32"),
]

golden.write(__file__, cases)
