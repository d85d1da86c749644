import numpy as np
from keras import ops

import golden

cases = [
    *golden.reduction("argmax", several=False, empty=False, special=False, draw=golden.distinct),
    golden.case("argmax", ops.argmax, np.array([[1, 3, 3], [2, 2, 2]], "float32"), axis=1, note="the first of equals"),
    golden.case(
        "argmax", ops.argmax, np.array([[1, np.nan, 3], [np.inf, 1, -np.inf]], "float32"), axis=1, note="special values"
    ),
]

golden.write(__file__, cases)
