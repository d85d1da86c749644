import numpy as np
from keras import ops

import golden

cases = [
    golden.case("inv", ops.inv, golden.normal(3, 3)),
    golden.case("inv", ops.inv, golden.normal(2, 2, 2), note="batch"),
    golden.case("inv", ops.inv, np.array([[0, 1], [2, 3]], "float32"), note="needs a pivot"),
    golden.case("inv", ops.inv, np.array([[4]], "float32"), note="1 x 1"),
]

golden.write(__file__, cases)
