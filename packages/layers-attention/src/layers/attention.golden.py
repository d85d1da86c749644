import numpy as np
from keras import layers

import golden

query, value, key = golden.normal(2, 3, 4), golden.normal(2, 5, 4), golden.normal(2, 5, 4)
query_mask = np.array([[True, True, False], [True, True, True]])
value_mask = np.array([[True, True, True, False, False], [True, False, True, True, True]])

cases = [
    golden.layer_case(layers.Attention(), [query, value]),
    golden.layer_case(layers.Attention(use_scale=True), [query, value, key], note="key and scale"),
    golden.layer_case(layers.Attention(score_mode="concat"), [query, value, key], note="concat"),
    golden.layer_case(layers.Attention(score_mode="concat", use_scale=True), [query, value], note="concat and scale"),
    golden.layer_case(layers.Attention(), [query, value], note="scores", return_attention_scores=True),
    golden.layer_case(layers.Attention(), [query, value], note="causal", use_causal_mask=True),
    golden.layer_case(layers.Attention(), [query, value], note="masks", mask=[query_mask, value_mask]),
    golden.layer_case(
        layers.Attention(), [query, value], note="masks and causal", mask=[query_mask, value_mask], use_causal_mask=True
    ),
    golden.layer_case(
        layers.Attention(dropout=0.5, seed=7), [query, value], note="dropout", training=True, return_attention_scores=True
    ),
]

golden.write(__file__, cases)
