import numpy as np
from keras import random

import golden

cases = [
    golden.case("binomial", random.binomial, [2, 6], 10.0, 0.3, seed=42),
    golden.case("binomial", random.binomial, [12], 10.0, 0.7, seed=42),
    golden.case("binomial", random.binomial, [12], 100.0, 0.4, seed=7, note="by rejection"),
    golden.case(
        "binomial",
        random.binomial,
        [2, 3],
        np.array([5, 50, 500], "float32"),
        np.array([[0.1], [0.8]], "float32"),
        seed=7,
        grads=False,
        note="broadcast, both methods",
    ),
    golden.case("binomial", random.binomial, [0], 2.0, 0.5, seed=7, note="empty"),
]

golden.write(__file__, cases)
