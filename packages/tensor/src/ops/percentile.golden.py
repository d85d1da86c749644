import numpy as np
from keras import ops

import golden

cases = [
    golden.case("percentile", ops.percentile, golden.distinct(3, 4), 30.0, axis=1),
    golden.case("percentile", ops.percentile, golden.distinct(3, 4), np.array([10, 50], "float32")),
]

golden.write(__file__, cases)
