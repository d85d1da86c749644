import numpy as np
from keras import ops

import golden

cases = [
    golden.case("tril", ops.tril, golden.normal(3, 4)),
    golden.case("tril", ops.tril, golden.normal(2, 3, 2), k=-1),
    golden.case("tril", ops.tril, golden.normal(3, 3), k=1),
    golden.case("tril", ops.tril, golden.integers(1, 9, 3, 3), note="int32"),
    golden.case("tril", ops.tril, np.full((2, 2), np.inf, "float32"), grads=False, note="special values"),
    golden.case("tril", ops.tril, np.zeros((2, 0), "float32"), note="empty"),
    golden.case("tril", ops.tril, np.ones((2, 3), "bool"), note="bool"),
]

golden.write(__file__, cases)
