import numpy as np
from keras import ops

import golden

# Results whose size depends on the elements: `nonzero.test.ts` waits for them.
inputs = [
    np.array([0, 3, 0, -1], "float32"),
    np.array([[0, 5, 0], [6, 0, 7]], "int32"),
    golden.booleans(2, 3, 2),
    np.array([np.nan, 0.0, -0.0, np.inf], "float32"),
    np.zeros((2, 0), "float32"),
]
cases = [{"x": golden.encode(x), "out": [golden.encode(np.asarray(i)) for i in ops.nonzero(x)]} for x in inputs]

golden.write(__file__, cases)
