import numpy as np
from keras import ops

import golden

cases = [
    *golden.reduction("prod"),
    golden.case(
        "prod", ops.prod, np.array([[2, 0, 3], [0, 0, 1], [1, 2, 4]], "float32"), axis=1, note="gradient beside zeros"
    ),
    golden.case("prod", ops.prod, np.array([1, 2], "int32"), dtype="float32"),
]

golden.write(__file__, cases)
