import numpy as np
from keras import ops

import golden

some = np.array([0.0, 0.5, -0.5, 1.9, -1.9, 100.7, -100.7], "float32")
cases = [
    golden.case("cast", ops.cast, some, "int32"),
    golden.case("cast", ops.cast, np.abs(some), "uint8"),
    golden.case("cast", ops.cast, np.array([0.0, -0.0, np.nan, 0.1], "float32"), "bool", note="to bool"),
    golden.case("cast", ops.cast, np.array([0, 2, -1], "int32"), "bool"),
    golden.case("cast", ops.cast, np.array([2147483647, 16777217, -5], "int32"), "float32", note="int32 beyond 2^24"),
    golden.case("cast", ops.cast, np.array([300, -1, 255], "int32"), "uint8", note="wraps"),
    golden.case("cast", ops.cast, np.array([200, 255], "uint8"), "int8", note="wraps"),
    golden.case("cast", ops.cast, np.array([True, False]), "float32"),
    golden.case("cast", ops.cast, np.array([-1, 5], "int32"), "uint32", note="wraps"),
    golden.case("cast", ops.cast, golden.normal(2, 3), "float32", note="same dtype"),
    golden.case(
        "cast", ops.cast, np.array([1.0009765, 70000, 1e-5, -2.5], "float32"), "float16", grads=False, note="float16"
    ),
    golden.case(
        "cast",
        ops.cast,
        np.array([1.0039062, 1.01171875, 3e38, -2.5], "float32"),
        "bfloat16",
        grads=False,
        note="bfloat16",
    ),
    golden.case("cast", ops.cast, np.zeros((0, 2), "float32"), "int32", note="empty"),
]

golden.write(__file__, cases)
