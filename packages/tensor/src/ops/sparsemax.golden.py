import numpy as np
from keras import ops

import golden

cases = [
    golden.case("sparsemax", ops.sparsemax, golden.normal(3, 5)),
    golden.case("sparsemax", ops.sparsemax, golden.normal(2, 3, 4), axis=1),
    golden.case("sparsemax", ops.sparsemax, np.array([0.1, 0.2, 0.15], "float32"), note="nothing is zero"),
]

golden.write(__file__, cases)
