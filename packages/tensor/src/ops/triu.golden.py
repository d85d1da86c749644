import numpy as np
from keras import ops

import golden

cases = [
    golden.case("triu", ops.triu, golden.normal(3, 4)),
    golden.case("triu", ops.triu, golden.normal(2, 3, 2), k=-1),
    golden.case("triu", ops.triu, golden.normal(3, 3), k=1),
    golden.case("triu", ops.triu, golden.integers(1, 9, 3, 3), note="int32"),
    golden.case("triu", ops.triu, np.full((2, 2), np.inf, "float32"), grads=False, note="special values"),
    golden.case("triu", ops.triu, np.zeros((2, 0), "float32"), note="empty"),
    golden.case("triu", ops.triu, np.ones((2, 3), "bool"), note="bool"),
]

golden.write(__file__, cases)
