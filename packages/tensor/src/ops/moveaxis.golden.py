import numpy as np
from keras import ops

import golden

cases = [
    golden.case("moveaxis", ops.moveaxis, golden.normal(2, 3, 2), 0, -1),
    golden.case("moveaxis", ops.moveaxis, golden.normal(2, 3, 2), -1, 0),
    golden.case("moveaxis", ops.moveaxis, golden.normal(2, 3, 2), [0, 1], [-1, 0], note="two axes"),
    golden.case("moveaxis", ops.moveaxis, golden.normal(1, 2, 1, 3, 2, 1), 3, 1, note="rank 6"),
    golden.case("moveaxis", ops.moveaxis, np.zeros((0, 2), "int32"), 0, 1, note="empty, int32"),
]

golden.write(__file__, cases)
