import numpy as np
from keras import ops

import golden

cases = [
    golden.case("zeros_like", ops.zeros_like, golden.normal(2, 3)),
    golden.case("zeros_like", ops.zeros_like, golden.normal(2), dtype="uint8"),
    golden.case("zeros_like", ops.zeros_like, golden.integers(0, 9, 2)),
    golden.case("zeros_like", ops.zeros_like, np.zeros((0, 2), "bool"), note="empty"),
]

golden.write(__file__, cases)
