import numpy as np
from keras import layers

import golden

mask = np.array([[True, True, False], [False, True, True]])

cases = [
    golden.layer_case(layers.ConvLSTM1D(2, 2), golden.normal(2, 3, 4, 2)),
    golden.layer_case(
        layers.ConvLSTM1D(2, 3, padding="same", return_sequences=True, return_state=True, bias_initializer="random_normal"),
        golden.normal(1, 3, 4, 1),
        note="sequences and state",
    ),
    golden.layer_case(
        layers.ConvLSTM1D(2, 2, dropout=0.3, recurrent_dropout=0.4, seed=1),
        golden.normal(2, 3, 4, 2),
        note="dropout",
        training=True,
    ),
    golden.layer_case(
        layers.ConvLSTM1D(1, 2, dropout=0.4, recurrent_dropout=0.3, seed=1), golden.normal(1, 2, 3, 2), note="inference"
    ),
    golden.layer_case(
        layers.ConvLSTM1D(2, 2, unroll=True, return_sequences=True),
        golden.normal(2, 3, 4, 2),
        note="mask, unrolled",
        mask=mask,
    ),
    golden.layer_case(
        layers.ConvLSTM1D(2, 2, unroll=True, return_state=True), golden.normal(2, 3, 4, 2), note="mask, last", mask=mask
    ),
    golden.layer_case(
        layers.ConvLSTM1D(2, 2),
        golden.normal(2, 3, 4, 1),
        note="initial state",
        initial_state=[golden.normal(2, 3, 2), golden.normal(2, 3, 2)],
    ),
    golden.layer_case(layers.ConvLSTM2D(2, 2), golden.normal(1, 3, 3, 4, 1)),
    golden.layer_case(
        layers.ConvLSTM2D(2, (3, 2), strides=(2, 1), padding="same", go_backwards=True, return_sequences=True),
        golden.normal(1, 3, 4, 3, 2),
        note="same, strides, backwards",
    ),
    golden.layer_case(
        layers.ConvLSTM2D(1, 2, dilation_rate=2, use_bias=False, activation="relu", recurrent_activation="hard_sigmoid"),
        golden.normal(2, 2, 4, 4, 1),
        note="dilation, activations, without bias",
    ),
    golden.layer_case(
        layers.ConvLSTM2D(2, 2, data_format="channels_first", unit_forget_bias=False, bias_initializer="random_normal"),
        golden.normal(1, 2, 1, 3, 4),
        note="channels first",
    ),
    golden.layer_case(
        layers.ConvLSTM2D(1, 2, dropout=0.4, seed=1, data_format="channels_first"),
        golden.normal(1, 2, 2, 3, 3),
        note="dropout, channels first",
        training=True,
    ),
    golden.layer_case(layers.ConvLSTM3D(1, 2, return_sequences=True), golden.normal(1, 2, 3, 2, 3, 1)),
    golden.layer_case(
        layers.ConvLSTM3D(1, 2, padding="same", strides=2, data_format="channels_first"),
        golden.normal(1, 2, 1, 2, 3, 2),
        note="channels first",
    ),
]

golden.write(__file__, cases)
