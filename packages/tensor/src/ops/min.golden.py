import numpy as np
from keras import ops

import golden

cases = [
    *golden.reduction("min", empty=False, draw=golden.distinct),
    golden.case("min", ops.min, np.array([[1, 1, 3], [2, 2, 2]], "float32"), axis=1, note="ties share the gradient"),
    golden.case("min", ops.min, golden.distinct(2, 3), axis=1, initial=-0.25),
    golden.case("min", ops.min, np.zeros((2, 0), "float32"), axis=1, initial=1.0, note="empty axis"),
]

golden.write(__file__, cases)
