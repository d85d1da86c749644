import numpy as np
from keras import layers

import golden

mask = np.array([[True, True, False, True], [False, True, True, False]])

cases = [
    golden.layer_case(layers.GRU(3), golden.normal(2, 4, 2)),
    golden.layer_case(
        layers.GRU(2, return_sequences=True, return_state=True, bias_initializer="random_normal"),
        golden.normal(2, 3, 2),
        note="sequences and state",
    ),
    golden.layer_case(
        layers.GRU(2, go_backwards=True, return_sequences=True, use_bias=False),
        golden.normal(2, 3, 2),
        note="backwards, without bias",
    ),
    golden.layer_case(layers.GRU(2, return_sequences=True), golden.normal(2, 4, 2), note="mask", mask=mask),
    golden.layer_case(layers.GRU(2, return_state=True), golden.normal(2, 4, 2), note="mask, state", mask=mask),
    golden.layer_case(
        layers.GRU(2, return_sequences=True, zero_output_for_mask=True),
        golden.normal(2, 4, 2),
        note="mask, zeros",
        mask=mask,
    ),
    golden.layer_case(
        layers.GRU(2, zero_output_for_mask=True), golden.normal(2, 4, 2), note="mask, zeros, last", mask=mask
    ),
    golden.layer_case(
        layers.GRU(2, unroll=True, activation="relu", recurrent_activation="hard_sigmoid"), golden.normal(2, 3, 2), note="unrolled, activations"
    ),
    golden.layer_case(
        layers.GRU(2, dropout=0.4, seed=1), golden.normal(2, 3, 4), note="dropout", training=True
    ),
    golden.layer_case(
        layers.GRU(3, dropout=0.3, recurrent_dropout=0.4, seed=1),
        golden.normal(2, 3, 2),
        note="recurrent dropout",
        training=True,
    ),
    golden.layer_case(layers.GRU(2, dropout=0.4, recurrent_dropout=0.4, seed=1), golden.normal(1, 2, 2), note="inference"),
    golden.layer_case(
        layers.GRU(2), golden.normal(2, 3, 2), note="initial state", initial_state=[golden.normal(2, 2)]
    ),
    golden.layer_case(
        layers.GRU(2, reset_after=False, bias_initializer="random_normal"), golden.normal(2, 3, 2), note="reset before"
    ),
    golden.layer_case(
        layers.GRU(2, reset_after=False, recurrent_dropout=0.4, dropout=0.3, seed=1),
        golden.normal(2, 3, 2),
        note="reset before, dropout",
        training=True,
    ),
]

golden.write(__file__, cases)
