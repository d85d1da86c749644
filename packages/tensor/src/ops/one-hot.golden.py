import numpy as np
from keras import ops

import golden

cases = [
    golden.case("one_hot", ops.one_hot, np.array([0, 2, 1], "int32"), 3),
    golden.case("one_hot", ops.one_hot, np.array([[0, 1], [3, -1]], "int32"), 3, note="outside: zeros"),
    golden.case("one_hot", ops.one_hot, np.array([0, 1, 2], "int32"), 3, axis=0),
    golden.case("one_hot", ops.one_hot, np.array([0, 1], "uint8"), 2, dtype="int32"),
    golden.case("one_hot", ops.one_hot, np.array(1, "int32"), 3, note="scalar"),
    golden.case("one_hot", ops.one_hot, np.array([1, 0], "int32"), 2, dtype="bool"),
    golden.case("one_hot", ops.one_hot, np.zeros((0,), "int32"), 3, note="empty"),
]

golden.write(__file__, cases)
