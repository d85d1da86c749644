import numpy as np
from keras import layers

import golden

mask = np.array([[True, True, False], [False, True, True]])

cases = [
    golden.layer_case(
        layers.RNN([layers.LSTMCell(2), layers.GRUCell(3)], return_sequences=True, return_state=True),
        golden.normal(2, 3, 2),
        note="sequences and states",
    ),
    golden.layer_case(
        layers.RNN([layers.SimpleRNNCell(2), layers.LSTMCell(2)]), golden.normal(2, 3, 2), note="mask", mask=mask
    ),
    golden.layer_case(
        layers.RNN([layers.SimpleRNNCell(2, dropout=0.5, seed=1), layers.GRUCell(2, recurrent_dropout=0.5, seed=2)]),
        golden.normal(2, 3, 2),
        note="dropout",
        training=True,
    ),
]

golden.write(__file__, cases)
