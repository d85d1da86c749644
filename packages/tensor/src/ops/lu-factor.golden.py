import numpy as np
from keras import ops

import golden

cases = [
    golden.case("lu_factor", ops.lu_factor, golden.normal(3, 3)),
    golden.case("lu_factor", ops.lu_factor, golden.normal(2, 2, 2), note="batch"),
    golden.case("lu_factor", ops.lu_factor, np.array([[0, 1], [2, 3]], "float32"), note="needs a pivot"),
]

golden.write(__file__, cases)
