import numpy as np
from keras import ops

import golden

cases = [
    golden.case("pinv", ops.pinv, golden.normal(3, 3)),
    golden.case("pinv", ops.pinv, golden.normal(4, 2), note="tall"),
    golden.case("pinv", ops.pinv, golden.normal(2, 2, 3), note="batch, wide"),
    golden.case("pinv", ops.pinv, np.array([[1, 2], [2, 4]], "float32"), grads=False, note="rank 1"),
    golden.case("pinv", ops.pinv, np.diag(np.array([1, 0.1], "float32")), rcond=0.5, grads=False),
]

golden.write(__file__, cases)
