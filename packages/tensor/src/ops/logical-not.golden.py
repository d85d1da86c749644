import numpy as np
from keras import ops

import golden

cases = [
    golden.case("logical_not", ops.logical_not, np.array([False, True])),
    golden.case("logical_not", ops.logical_not, np.array([[0, 2], [-1, 0]], "int32"), note="int32"),
    golden.case("logical_not", ops.logical_not, np.array([0.0, -0.0, np.nan, 0.5], "float32"), note="float32"),
    golden.case("logical_not", ops.logical_not, np.array(True), note="scalar"),
    golden.case("logical_not", ops.logical_not, np.zeros((0, 2), "bool"), note="empty"),
]

golden.write(__file__, cases)
