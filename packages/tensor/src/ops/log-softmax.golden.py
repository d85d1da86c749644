import numpy as np
from keras import ops

import golden

cases = [
    golden.case("log_softmax", ops.log_softmax, golden.normal(3, 4)),
    golden.case("log_softmax", ops.log_softmax, golden.normal(3, 4), axis=0),
    golden.case("log_softmax", ops.log_softmax, golden.normal(2, 3), axis=None, note="over all axes"),
    golden.case("log_softmax", ops.log_softmax, golden.normal(2, 2, 3), axis=(0, 2), note="two axes"),
    golden.case("log_softmax", ops.log_softmax, np.array([[1e4, -1e4, 0], [90, 91, 92]], "float32"), note="large"),
    golden.case("log_softmax", ops.log_softmax, golden.normal(1, 2, 1, 2, 1, 3), axis=3, note="rank 6"),
    golden.case("log_softmax", ops.log_softmax, golden.normal(0, 3), note="empty"),
]

golden.write(__file__, cases)
