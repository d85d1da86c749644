import numpy as np
from keras import ops

import golden

cases = [
    *golden.activation("gelu"),
    golden.case("gelu", ops.gelu, golden.normal(2, 8, scale=2.0), approximate=False),
    golden.case(
        "gelu", ops.gelu, np.array([np.nan, np.inf, -np.inf, 0, -9, 9], "float32"), approximate=False, grads=False
    ),
]

golden.write(__file__, cases)
