import numpy as np
from keras import ops

import golden

cases = [
    golden.case("nanpercentile", ops.nanpercentile, np.array([[1, np.nan, 2], [3, 1, 2]], "float32"), 30.0, axis=1, grads=False),
]

golden.write(__file__, cases)
