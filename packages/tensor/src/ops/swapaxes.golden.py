import numpy as np
from keras import ops

import golden

cases = [
    golden.case("swapaxes", ops.swapaxes, golden.normal(2, 3), 0, 1),
    golden.case("swapaxes", ops.swapaxes, golden.normal(2, 3, 2), -1, 0),
    golden.case("swapaxes", ops.swapaxes, golden.normal(2, 3), 1, 1, note="same axis"),
    golden.case("swapaxes", ops.swapaxes, golden.normal(1, 2, 1, 3, 2, 1), 3, -2, note="rank 6"),
    golden.case("swapaxes", ops.swapaxes, np.zeros((0, 2), "int32"), 0, 1, note="empty, int32"),
]

golden.write(__file__, cases)
