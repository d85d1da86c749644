import numpy as np
from keras import ops

import golden

cases = [
    golden.case("bitwise_not", ops.bitwise_not, np.array([0, 1, -1, 2147483647, -2147483648], "int32")),
    golden.case("bitwise_not", ops.bitwise_not, np.array([0, 170, 255], "uint8"), note="uint8"),
    golden.case("bitwise_not", ops.bitwise_not, np.array([0, 4294967295], "uint32"), note="uint32"),
    golden.case("bitwise_not", ops.bitwise_not, np.array([False, True]), note="bool"),
    golden.case("bitwise_not", ops.bitwise_not, np.zeros((0, 2), "int32"), note="empty"),
]

golden.write(__file__, cases)
