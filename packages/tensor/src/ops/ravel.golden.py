import numpy as np
from keras import ops

import golden

cases = [
    golden.case("ravel", ops.ravel, golden.normal(2, 3)),
    golden.case("ravel", ops.ravel, golden.normal(), note="scalar"),
    golden.case("ravel", ops.ravel, np.zeros((2, 0), "int32"), note="empty"),
]

golden.write(__file__, cases)
