import numpy as np
from keras import ops

import golden

cases = [
    golden.case("matrix_rank", ops.matrix_rank, golden.normal(3, 4)),
    golden.case("matrix_rank", ops.matrix_rank, np.array([[1, 2], [2, 4]], "float32")),
    golden.case("matrix_rank", ops.matrix_rank, np.zeros((2, 3, 3), "float32"), note="batch of zeros"),
    golden.case("matrix_rank", ops.matrix_rank, np.diag(np.array([10, 1, 0.1], "float32")), tol=0.5),
]

golden.write(__file__, cases)
