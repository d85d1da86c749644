import numpy as np
from keras import ops

import golden

cases = [
    golden.case("unravel_index", ops.unravel_index, np.array([0, 5, 23], "int32"), (2, 3, 4)),
    golden.case("unravel_index", ops.unravel_index, np.array([-1, 2], "int32"), (2, 3)),
]

golden.write(__file__, cases)
