import numpy as np
from keras import ops

import golden

labels = np.array([[1, 2, 2], [3, 1, 0]], "int32")
cases = [
    golden.case("ctc_loss", ops.ctc_loss, labels, golden.normal(2, 6, 4), np.array([3, 2], "int32"), np.array([6, 5], "int32")),
    golden.case("ctc_loss", ops.ctc_loss, np.array([[0, 1]], "int32"), golden.normal(1, 3, 3), np.array([2], "int32"), np.array([3], "int32"), mask_index=2),
    golden.case("ctc_loss", ops.ctc_loss, np.array([[1]], "int32"), golden.normal(1, 4, 2), np.array([1], "int32"), np.array([2], "int32"), note="one label"),
]

golden.write(__file__, cases)
