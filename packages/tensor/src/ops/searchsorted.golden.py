import numpy as np
from keras import ops

import golden

cases = [
    golden.case("searchsorted", ops.searchsorted, np.array([1, 3, 3, 5], "float32"), np.array([[0, 1, 3], [4, 5, 6]], "float32")),
    golden.case("searchsorted", ops.searchsorted, np.array([1, 3, 3, 5], "float32"), np.array([0, 1, 3, 4, 5, 6], "float32"), side="right"),
    golden.case("searchsorted", ops.searchsorted, np.array([1, 3, 5], "int32"), np.array([2, 5], "int32")),
]

golden.write(__file__, cases)
