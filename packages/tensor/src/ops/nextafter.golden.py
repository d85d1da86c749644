import numpy as np
from keras import ops

import golden

some = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.5, 1e-45, 3.4028235e38], "float32")
cases = [
    golden.case("nextafter", ops.nextafter, golden.normal(2, 3), golden.normal(3), grads=False),
    golden.case("nextafter", ops.nextafter, some[:, None], some, grads=False, note="special values"),
]

golden.write(__file__, cases)
