import numpy as np
from keras import ops

import golden

cases = [
    golden.case("argpartition", ops.argpartition, np.array([1, 0, 3, 2], "float32"), 2),
]

golden.write(__file__, cases)
