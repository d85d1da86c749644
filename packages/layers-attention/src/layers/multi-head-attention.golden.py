import numpy as np
from keras import constraints, layers, regularizers

import golden

query, value, key = golden.normal(2, 3, 4), golden.normal(2, 5, 4), golden.normal(2, 5, 3)
query_mask = np.array([[True, True, False], [True, True, True]])
value_mask = np.array([[True, True, True, False, False], [True, False, True, True, True]])
attention_mask = np.array([[[True, False, True, True, True], [True] * 5, [False, True, True, True, False]]] * 2)

cases = [
    golden.layer_case(layers.MultiHeadAttention(2, 3), query, value),
    golden.layer_case(layers.MultiHeadAttention(2, 3, value_dim=2), query, value, key, note="key", return_attention_scores=True),
    golden.layer_case(
        layers.MultiHeadAttention(
            2,
            3,
            use_bias=False,
            output_shape=5,
            sliding_window=2,
            kernel_regularizer=regularizers.L2(0.01),
            bias_regularizer="l1",
            activity_regularizer="l2",
            kernel_constraint=constraints.MaxNorm(1.5),
            bias_constraint="non_neg",
            kernel_initializer="he_normal",
            bias_initializer="ones",
        ),
        query,
        value,
        note="options",
    ),
    golden.layer_case(layers.MultiHeadAttention(2, 3, use_gate=True), query, value, note="gate"),
    golden.layer_case(layers.MultiHeadAttention(2, 3), query, value, note="scores", return_attention_scores=True),
    golden.layer_case(layers.MultiHeadAttention(2, 3), query, value, note="causal", use_causal_mask=True),
    golden.layer_case(
        layers.MultiHeadAttention(2, 3),
        query,
        value,
        note="causal with scores",
        use_causal_mask=True,
        return_attention_scores=True,
    ),
    golden.layer_case(
        layers.MultiHeadAttention(2, 3),
        query,
        value,
        note="masks",
        query_mask=query_mask,
        value_mask=value_mask,
        attention_mask=attention_mask,
    ),
    golden.layer_case(
        layers.MultiHeadAttention(2, 3, dropout=0.5, seed=7), query, value, note="dropout", value_mask=value_mask, training=True
    ),
    golden.layer_case(
        layers.MultiHeadAttention(2, 3, attention_axes=(1, 2)),
        golden.normal(2, 2, 3, 4),
        golden.normal(2, 2, 2, 4),
        note="two axes",
    ),
    golden.layer_case(
        layers.MultiHeadAttention(2, 3, attention_axes=-2),
        golden.normal(2, 2, 3, 4),
        golden.normal(2, 2, 2, 4),
        note="one of two axes",
    ),
    golden.layer_case(layers.MultiHeadAttention(2, 3, output_shape=(2, 3)), query, value, note="output of two axes"),
]

golden.write(__file__, cases)
