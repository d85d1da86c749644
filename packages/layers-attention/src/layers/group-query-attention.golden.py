import numpy as np
from keras import layers

import golden

query, value, key = golden.normal(2, 3, 4), golden.normal(2, 5, 4), golden.normal(2, 5, 4)
query_mask = np.array([[True, True, False], [True, True, True]])
value_mask = np.array([[True, True, True, False, False], [True, False, True, True, True]])

cases = [
    golden.layer_case(layers.GroupQueryAttention(3, 4, 2), query, value),
    golden.layer_case(
        layers.GroupQueryAttention(
            2, 2, 1, use_bias=False, use_gate=True, sliding_window=2, kernel_initializer="he_normal", kernel_regularizer="l2"
        ),
        query,
        value,
        key,
        note="key and options",
    ),
    golden.layer_case(
        layers.GroupQueryAttention(3, 4, 2),
        query,
        value,
        note="causal with scores",
        use_causal_mask=True,
        return_attention_scores=True,
    ),
    golden.layer_case(
        layers.GroupQueryAttention(3, 2, 2), query, value, note="masks", query_mask=query_mask, value_mask=value_mask
    ),
    golden.layer_case(
        layers.GroupQueryAttention(2, 2, 1, activity_regularizer="l1"), query, value, note="penalties of activity"
    ),
    golden.layer_case(
        layers.GroupQueryAttention(3, 2, 1, dropout=0.5, seed=7), query, value, note="dropout", training=True
    ),
]

golden.write(__file__, cases)
