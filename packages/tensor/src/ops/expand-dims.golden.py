import numpy as np
from keras import ops

import golden

cases = [
    golden.case("expand_dims", ops.expand_dims, golden.normal(2, 3), 0),
    golden.case("expand_dims", ops.expand_dims, golden.normal(2, 3), -1),
    golden.case("expand_dims", ops.expand_dims, golden.normal(2, 3), -2),
    golden.case("expand_dims", ops.expand_dims, golden.normal(2), (0, 2), note="two axes"),
    golden.case("expand_dims", ops.expand_dims, golden.normal(), 0, note="scalar"),
    golden.case("expand_dims", ops.expand_dims, np.zeros((0,), "int32"), 1, note="empty, int32"),
]

golden.write(__file__, cases)
