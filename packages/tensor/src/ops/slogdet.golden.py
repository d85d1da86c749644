import numpy as np
from keras import ops

import golden

cases = [
    golden.case("slogdet", ops.slogdet, golden.normal(3, 3)),
    golden.case("slogdet", ops.slogdet, golden.normal(2, 4, 4), note="batch"),
    golden.case("slogdet", ops.slogdet, np.array([[0, 2], [3, 1]], "float32"), note="negative determinant"),
    golden.case("slogdet", ops.slogdet, np.array([[1, 2], [2, 4]], "float32"), grads=False, note="singular"),
]

golden.write(__file__, cases)
