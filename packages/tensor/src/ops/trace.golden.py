import numpy as np
from keras import ops

import golden

cases = [
    golden.case("trace", ops.trace, golden.normal(3, 3)),
    golden.case("trace", ops.trace, golden.normal(3, 4), offset=1),
    golden.case("trace", ops.trace, golden.normal(3, 2), offset=-1),
    golden.case("trace", ops.trace, golden.normal(2, 3, 4), axis1=1, axis2=2),
    golden.case("trace", ops.trace, golden.normal(2, 3, 2), axis1=-1, axis2=0),
    golden.case("trace", ops.trace, golden.integers(-9, 9, 3, 3), note="int32"),
    golden.case("trace", ops.trace, np.array([[200, 1], [2, 100]], "uint8"), note="uint8"),
    golden.case("trace", ops.trace, np.zeros((0, 3), "float32"), note="empty"),
]

golden.write(__file__, cases)
