import numpy as np
from keras import ops

import golden

cases = [
    golden.case("pad", ops.pad, golden.normal(2, 3), [[1, 2], [0, 1]]),
    golden.case("pad", ops.pad, golden.normal(2, 3), [[1, 0], [0, 2]], constant_values=2.5),
    golden.case("pad", ops.pad, golden.normal(3, 4), [[1, 2], [2, 1]], mode="reflect"),
    golden.case("pad", ops.pad, golden.normal(3, 4), [[1, 2], [2, 1]], mode="symmetric"),
    golden.case("pad", ops.pad, golden.normal(2, 3), [[1, 2], [2, 1]], mode="edge"),
    golden.case("pad", ops.pad, golden.normal(4), 2, note="one number for all"),
    golden.case("pad", ops.pad, golden.normal(2, 3), [1, 2], note="one pair for all axes"),
    golden.case("pad", ops.pad, golden.normal(3), [[5, 4]], mode="reflect", note="beyond the size"),
    golden.case("pad", ops.pad, golden.normal(3), [[4, 5]], mode="symmetric", note="beyond the size"),
    golden.case("pad", ops.pad, golden.normal(3), [[4, 2]], mode="wrap"),
    golden.case("pad", ops.pad, golden.distinct(3, 4), [[1, 2], [2, 1]], mode="maximum"),
    golden.case("pad", ops.pad, golden.distinct(3, 4), [[1, 2], [2, 1]], mode="minimum"),
    golden.case("pad", ops.pad, golden.normal(3, 4), [[1, 2], [2, 1]], mode="mean"),
    golden.case("pad", ops.pad, golden.distinct(3, 4), [[1, 2], [2, 1]], mode="median"),
    golden.case("pad", ops.pad, golden.normal(3, 4), [[1, 2], [0, 3]], mode="linear_ramp"),
    golden.case("pad", ops.pad, golden.integers(0, 9, 2, 2), [[1, 0], [0, 1]], mode="mean", note="int32"),
    golden.case("pad", ops.pad, golden.integers(0, 9, 2, 2), [[1, 0], [0, 1]], note="int32"),
    golden.case("pad", ops.pad, np.zeros((0, 2), "float32"), [[1, 0], [0, 1]], note="empty"),
    golden.case(
        "pad", ops.pad, golden.normal(1, 2, 1, 1, 2, 1), [[0, 0], [0, 1], [1, 0], [0, 0], [1, 0], [0, 0]], note="rank 6"
    ),
]

golden.write(__file__, cases)
