import numpy as np
from keras import ops

import golden

cases = [
    golden.case("nancumsum", ops.nancumsum, np.array([[1, np.nan, 2], [3, 1, -2], [np.nan, np.nan, np.nan]], "float32"), axis=1, grads=False),
    golden.case("nancumsum", ops.nancumsum, golden.normal(2, 3)),
    golden.case("nancumsum", ops.nancumsum, golden.integers(0, 9, 2, 3), axis=0),
]

golden.write(__file__, cases)
