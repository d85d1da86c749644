import numpy as np
from keras import ops

import golden

cases = [
    golden.case("cdist", ops.cdist, golden.normal(3, 4), golden.normal(2, 4)),
    golden.case("cdist", ops.cdist, golden.normal(2, 3, 2), golden.normal(2, 2, 2), note="batch"),
    golden.case("cdist", ops.cdist, golden.normal(2, 1, 3, 2), golden.normal(4, 2, 2), note="broadcast batch"),
    golden.case("cdist", ops.cdist, golden.integers(0, 5, 2, 3), golden.integers(0, 5, 2, 3), note="int32"),
    golden.case("cdist", ops.cdist, np.zeros((0, 3), "float32"), golden.normal(2, 3), note="empty"),
]

golden.write(__file__, cases)
