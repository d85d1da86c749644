import numpy as np
from keras import ops

import golden

cases = [
    golden.case("lstsq", ops.lstsq, golden.normal(4, 2), golden.normal(4), note="vector"),
    golden.case("lstsq", ops.lstsq, golden.normal(5, 3), golden.normal(5, 2)),
    golden.case("lstsq", ops.lstsq, golden.normal(2, 3), golden.normal(2, 2), note="wide"),
    golden.case("lstsq", ops.lstsq, np.array([[1, 2], [2, 4], [3, 6]], "float32"), golden.normal(3), grads=False, note="rank 1"),
    golden.case("lstsq", ops.lstsq, np.diag(np.array([1, 0.1], "float32")), golden.normal(2), rcond=0.5, grads=False),
]

golden.write(__file__, cases)
