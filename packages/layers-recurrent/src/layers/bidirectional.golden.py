import numpy as np
from keras import layers

import golden

mask = np.array([[True, True, False], [False, True, True]])

cases = [
    golden.layer_case(layers.Bidirectional(layers.LSTM(2)), golden.normal(2, 3, 2)),
    golden.layer_case(layers.Bidirectional(layers.GRU(2, return_sequences=True)), golden.normal(2, 3, 2), note="sequences"),
    golden.layer_case(
        layers.Bidirectional(layers.SimpleRNN(2, return_sequences=True), merge_mode="sum"),
        golden.normal(2, 3, 2),
        note="sum, mask",
        mask=mask,
    ),
    golden.layer_case(
        layers.Bidirectional(layers.SimpleRNN(2), merge_mode=None), golden.normal(2, 3, 2), note="both outputs"
    ),
    golden.layer_case(
        layers.Bidirectional(layers.LSTM(2, return_state=True), merge_mode="ave"), golden.normal(2, 3, 2), note="states"
    ),
    golden.layer_case(
        layers.Bidirectional(
            layers.SimpleRNN(2), merge_mode="mul", backward_layer=layers.SimpleRNN(2, activation="relu", go_backwards=True)
        ),
        golden.normal(2, 3, 2),
        note="own backward layer",
    ),
]

golden.write(__file__, cases)
