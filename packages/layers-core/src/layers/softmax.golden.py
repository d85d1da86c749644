import numpy as np
from keras import layers

import golden

mask = np.array([[True, True, False], [True, False, True]])
cases = [
    golden.layer_case(layers.Softmax(), golden.normal(2, 3)),
    golden.layer_case(layers.Softmax(axis=1), golden.normal(2, 3, 2), note="axis"),
    golden.layer_case(layers.Softmax(axis=(1, 2)), golden.normal(2, 2, 2), note="axes"),
    golden.layer_case(layers.Softmax(), golden.normal(2, 3), note="mask", mask=mask),
]

golden.write(__file__, cases)
