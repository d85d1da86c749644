import numpy as np
from keras import ops

import golden

cases = [
    golden.case("concatenate", ops.concatenate, [golden.normal(2, 3), golden.normal(1, 3)]),
    golden.case(
        "concatenate", ops.concatenate, [golden.normal(2, 3), golden.normal(2, 1), golden.normal(2, 2)], axis=-1
    ),
    golden.case("concatenate", ops.concatenate, [golden.normal(2, 2)], note="one tensor"),
    golden.case("concatenate", ops.concatenate, [golden.normal(2, 0), golden.normal(2, 2)], axis=1, note="empty part"),
    golden.case("concatenate", ops.concatenate, [golden.integers(0, 9, 2), golden.normal(2)], note="int32 and float32"),
    golden.case("concatenate", ops.concatenate, [golden.booleans(2), np.array([3, 4], "uint8")], note="bool and uint8"),
    golden.case(
        "concatenate",
        ops.concatenate,
        [golden.normal(1, 2, 1, 1, 2, 1), golden.normal(1, 2, 1, 2, 2, 1)],
        axis=3,
        note="rank 6",
    ),
]

golden.write(__file__, cases)
