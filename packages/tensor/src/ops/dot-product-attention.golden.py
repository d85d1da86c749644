import numpy as np
from keras import ops

import golden

attention = ops.dot_product_attention
mask = np.array([[[[True, True, False], [True, False, True]]]])

cases = [
    golden.case("dot_product_attention", attention, golden.normal(2, 2, 2, 3), golden.normal(2, 4, 2, 3), golden.normal(2, 4, 2, 3)),
    golden.case("dot_product_attention", attention, golden.normal(1, 3, 2, 2), golden.normal(1, 3, 2, 2), golden.normal(1, 3, 2, 2), is_causal=True),
    golden.case("dot_product_attention", attention, golden.normal(1, 2, 2, 2), golden.normal(1, 3, 2, 2), golden.normal(1, 3, 2, 2), mask=mask),
    golden.case("dot_product_attention", attention, golden.normal(1, 2, 2, 2), golden.normal(1, 3, 2, 2), golden.normal(1, 3, 2, 2), bias=golden.normal(1, 2, 2, 3), scale=0.3),
    golden.case("dot_product_attention", attention, golden.normal(1, 2, 4, 2), golden.normal(1, 3, 2, 2), golden.normal(1, 3, 2, 2), note="grouped queries"),
]

golden.write(__file__, cases)
