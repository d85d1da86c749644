import numpy as np
from keras import ops

import golden

cases = [
    golden.case("digitize", ops.digitize, np.array([0, 1, 1.5, 9], "float32"), np.array([1, 2, 3], "float32")),
    golden.case("digitize", ops.digitize, np.array([[0, 1], [2, 9]], "int32"), np.array([1, 2, 3], "int32")),
]

golden.write(__file__, cases)
