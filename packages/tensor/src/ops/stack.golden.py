import numpy as np
from keras import ops

import golden

cases = [
    golden.case("stack", ops.stack, [golden.normal(2, 3), golden.normal(2, 3)]),
    golden.case("stack", ops.stack, [golden.normal(2, 2), golden.normal(2, 2), golden.normal(2, 2)], axis=-1),
    golden.case("stack", ops.stack, [golden.normal(2, 3), golden.normal(2, 3)], axis=1),
    golden.case("stack", ops.stack, [golden.normal(), golden.normal()], note="scalars"),
    golden.case("stack", ops.stack, [golden.integers(0, 9, 2), golden.normal(2)], note="int32 and float32"),
    golden.case("stack", ops.stack, [np.zeros((0, 2), "float32"), np.zeros((0, 2), "float32")], axis=1, note="empty"),
]

golden.write(__file__, cases)
