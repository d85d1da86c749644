import numpy as np
from keras import layers

import golden

steps = np.array([[[1, 2], [0, 0], [0, 1]], [[0, 0], [3, 0], [-1, -1]]], "float32")
cases = [
    golden.layer_case(layers.Masking(), steps),
    golden.layer_case(layers.Masking(-1.0), steps, note="value"),
]

golden.write(__file__, cases)
