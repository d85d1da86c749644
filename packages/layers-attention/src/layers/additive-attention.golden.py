import numpy as np
from keras import layers

import golden

query, value, key = golden.normal(2, 3, 4), golden.normal(2, 5, 4), golden.normal(2, 5, 4)
query_mask = np.array([[True, True, False], [True, True, True]])
value_mask = np.array([[True, True, True, False, False], [True, False, True, True, True]])

cases = [
    golden.layer_case(layers.AdditiveAttention(), [query, value]),
    golden.layer_case(layers.AdditiveAttention(use_scale=False), [query, value, key], note="key and no scale"),
    golden.layer_case(
        layers.AdditiveAttention(), [query, value], note="masks, scores", mask=[query_mask, value_mask], return_attention_scores=True
    ),
    golden.layer_case(layers.AdditiveAttention(dropout=0.5, seed=7), [query, value], note="dropout", training=True),
]

golden.write(__file__, cases)
