import numpy as np
from keras import ops

import golden

cases = [
    golden.case("allclose", ops.allclose, np.array([1, 2], "float32"), np.array([1, 2.000001], "float32")),
    golden.case("allclose", ops.allclose, np.array([1, 2], "float32"), np.array([1, 2.1], "float32")),
]

golden.write(__file__, cases)
