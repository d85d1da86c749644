import numpy as np
from keras import ops

import golden

cases = [
    golden.case("in_top_k", ops.in_top_k, np.array([1, 0, 2], "int32"), golden.distinct(3, 4), 2),
    golden.case("in_top_k", ops.in_top_k, np.array([1, 2], "int32"), np.array([[1, 2, 2], [1, 2, 2]], "float32"), 1),
]

golden.write(__file__, cases)
