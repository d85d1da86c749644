import numpy as np
from keras import ops

import golden

cases = [
    golden.case("det", ops.det, golden.normal(3, 3)),
    golden.case("det", ops.det, golden.normal(2, 2, 2), note="batch"),
    golden.case("det", ops.det, golden.normal(4, 4)),
    golden.case("det", ops.det, np.array([[0, 1], [2, 3]], "float32"), note="needs a pivot"),
    golden.case("det", ops.det, np.array([[1, 2], [2, 4]], "float32"), grads=False, note="singular"),
]

golden.write(__file__, cases)
