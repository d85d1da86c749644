import numpy as np
from keras import ops

import golden

cases = [
    golden.case("lcm", ops.lcm, np.array([[0], [12], [-18], [7]], "int32"), np.array([0, 18, -4, 1], "int32")),
]

golden.write(__file__, cases)
