import numpy as np
from keras import ops

import golden

cases = [
    golden.case("gcd", ops.gcd, np.array([[0], [12], [-18], [7], [832040]], "int32"), np.array([0, 18, -4, 1, 514229], "int32")),
]

golden.write(__file__, cases)
