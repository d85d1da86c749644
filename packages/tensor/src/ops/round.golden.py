import numpy as np
from keras import ops

import golden

cases = [
    *golden.unary("round", boolean=False, special=(np.nan, np.inf, -np.inf, 0.5, 1.5, 2.5, -0.5, -1.5, -0.0, 1e4)),
    golden.case("round", ops.round, golden.normal(5), decimals=2, note="decimals"),
    golden.case("round", ops.round, golden.normal(5, scale=100.0), decimals=-1, note="tens"),
]

golden.write(__file__, cases)
