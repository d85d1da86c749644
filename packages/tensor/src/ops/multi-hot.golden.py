import numpy as np
from keras import ops

import golden

cases = [
    golden.case("multi_hot", ops.multi_hot, golden.integers(0, 4, 3), num_classes=4),
    golden.case("multi_hot", ops.multi_hot, golden.integers(0, 4, 2, 3), num_classes=4),
    golden.case("multi_hot", ops.multi_hot, golden.integers(0, 4, 2, 3), num_classes=4, dtype="int32"),
    golden.case("multi_hot", ops.multi_hot, np.array([[-1, 0], [5, 1]], "int32"), num_classes=3, note="out of range"),
]

golden.write(__file__, cases)
