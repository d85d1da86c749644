import numpy as np
from keras import layers

import golden

mask = np.array([[True, True, False], [False, True, True]])

cases = [
    golden.layer_case(layers.RNN(layers.LSTMCell(2)), golden.normal(2, 3, 2)),
    golden.layer_case(
        layers.RNN(layers.SimpleRNNCell(2), return_sequences=True, go_backwards=True),
        golden.normal(2, 3, 2),
        note="mask, backwards",
        mask=mask,
    ),
]

golden.write(__file__, cases)
