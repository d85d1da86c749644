import numpy as np
from keras import ops

import golden

cases = [
    golden.case("clip", ops.clip, golden.normal(3, 4), -0.5, 0.75),
    golden.case(
        "clip",
        ops.clip,
        golden.normal(2, 3),
        golden.uniform(-1, 0, 3),
        golden.uniform(0.1, 1, 2, 1),
        note="tensors, broadcast",
    ),
    golden.case(
        "clip", ops.clip, np.array([np.nan, np.inf, -np.inf, 0], "float32"), -1, 1, grads=False, note="special values"
    ),
    golden.case("clip", ops.clip, np.array([-5, 0, 5], "int32"), -2, 3, note="int32"),
    golden.case("clip", ops.clip, np.array([-5, 0, 5], "int32"), -1.5, 1.5, note="int32 and fractions"),
    golden.case("clip", ops.clip, np.array([0, 100, 250], "uint8"), 10, 200, note="uint8"),
    golden.case("clip", ops.clip, golden.normal(), 0.0, 1.0, note="scalar"),
    golden.case("clip", ops.clip, golden.normal(3), 1.0, -1.0, note="limits the wrong way round", grads=False),
    golden.case("clip", ops.clip, np.zeros((0,), "float32"), 0.0, 1.0, note="empty"),
]

golden.write(__file__, cases)
