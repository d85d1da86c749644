import numpy as np
from keras import ops

import golden

cases = [
    golden.case("normalize", ops.normalize, golden.normal(3, 4)),
    golden.case("normalize", ops.normalize, golden.normal(3, 4), axis=0),
    golden.case("normalize", ops.normalize, golden.normal(3, 4), order=1),
    golden.case("normalize", ops.normalize, golden.normal(3, 4), order=3),
    golden.case("normalize", ops.normalize, np.array([[0, 0], [3, 4]], "float32"), grads=False, note="a row of zeros"),
    golden.case("normalize", ops.normalize, golden.normal(2, 3), epsilon=0.1),
]

golden.write(__file__, cases)
