import numpy as np
from keras import ops

import golden

cases = [
    golden.case("view", ops.view, golden.normal(2, 3), dtype="int32"),
    golden.case("view", ops.view, golden.integers(-9, 9, 4), dtype="float32", grads=False),
    golden.case("view", ops.view, golden.integers(-99, 99, 2, 2), dtype="uint8", note="narrower"),
    golden.case("view", ops.view, golden.integers(0, 255, 2, 8, dtype="uint8"), dtype="int32", note="wider"),
    golden.case("view", ops.view, golden.integers(-99, 99, 4, dtype="int8"), dtype="int16", note="wider, signed"),
    golden.case("view", ops.view, golden.normal(2), dtype="uint16", note="halves of floats"),
]

golden.write(__file__, cases)
