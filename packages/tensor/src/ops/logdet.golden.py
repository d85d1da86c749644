import numpy as np
from keras import ops

import golden

cases = [
    golden.case("logdet", ops.logdet, golden.normal(3, 3)),
    golden.case("logdet", ops.logdet, golden.normal(2, 2, 2), note="batch"),
    golden.case("logdet", ops.logdet, np.array([[0, 2], [3, 1]], "float32"), note="negative determinant"),
]

golden.write(__file__, cases)
