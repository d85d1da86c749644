import numpy as np
from keras import ops

import golden

cases = [
    golden.case("nanmedian", ops.nanmedian, np.array([[1, np.nan, 2], [3, 1, 2], [np.nan, np.nan, np.nan]], "float32"), axis=1, grads=False),
    golden.case("nanmedian", ops.nanmedian, golden.distinct(3, 4)),
]

golden.write(__file__, cases)
