import numpy as np
from keras import ops

import golden

cases = [
    *golden.reduction("max", empty=False, draw=golden.distinct),
    golden.case("max", ops.max, np.array([[1, 3, 3], [2, 2, 2]], "float32"), axis=1, note="ties share the gradient"),
    golden.case("max", ops.max, golden.distinct(2, 3), axis=1, initial=0.25),
    golden.case("max", ops.max, np.zeros((2, 0), "float32"), axis=1, initial=-1.0, note="empty axis"),
]

golden.write(__file__, cases)
