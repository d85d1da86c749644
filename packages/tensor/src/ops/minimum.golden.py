import numpy as np
from keras import ops

import golden

cases = [
    *golden.binary("minimum"),
    golden.case(
        "minimum",
        ops.minimum,
        np.array([1, 2, 3], "float32"),
        np.array([2, 2, 2], "float32"),
        note="a tie shares the gradient",
    ),
]

golden.write(__file__, cases)
