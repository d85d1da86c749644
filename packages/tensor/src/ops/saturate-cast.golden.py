import numpy as np
from keras import ops

import golden

cases = [
    golden.case("saturate_cast", ops.saturate_cast, np.array([300, -1, 7.9, np.inf], "float32"), "uint8"),
    golden.case("saturate_cast", ops.saturate_cast, np.array([300, -300, 7], "int32"), "int8"),
    golden.case("saturate_cast", ops.saturate_cast, np.array([300, -300, 7], "int32"), "uint16"),
    golden.case("saturate_cast", ops.saturate_cast, np.array([255, 0], "uint8"), "int8"),
    golden.case("saturate_cast", ops.saturate_cast, np.array([7], "uint8"), "float32"),
]

golden.write(__file__, cases)
