import numpy as np
from keras import ops

import golden

cases = [
    golden.case("bincount", ops.bincount, np.array([1, 2, 2, 4], "int32")),
    golden.case("bincount", ops.bincount, np.array([1, 2, 2], "int32"), minlength=6),
    golden.case("bincount", ops.bincount, np.array([0, 1, 1], "int32"), weights=golden.normal(3), note="weights"),
    golden.case("bincount", ops.bincount, np.array([[0, 1, 1], [2, 2, 2]], "int32"), minlength=3, note="rows"),
]

golden.write(__file__, cases)
