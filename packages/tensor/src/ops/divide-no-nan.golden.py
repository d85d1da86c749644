import numpy as np
from keras import ops

import golden

zeros = np.array([1, 0, -2], "int32")
cases = [
    golden.case("divide_no_nan", ops.divide_no_nan, golden.normal(2, 3), golden.uniform(1, 2, 2, 3)),
    golden.case("divide_no_nan", ops.divide_no_nan, golden.normal(2, 3), zeros, note="zeros"),
    golden.case("divide_no_nan", ops.divide_no_nan, np.zeros(3, "float32"), zeros, grads=False, note="0 / 0"),
    golden.case("divide_no_nan", ops.divide_no_nan, golden.normal(2, 1), golden.uniform(1, 2, 3), note="broadcast"),
    golden.case("divide_no_nan", ops.divide_no_nan, golden.integers(0, 9, 3), golden.integers(0, 3, 3), note="int32"),
]

golden.write(__file__, cases)
