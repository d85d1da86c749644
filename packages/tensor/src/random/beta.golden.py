import numpy as np
from keras import random

import golden

cases = [
    golden.case("beta", random.beta, [2, 6], 2.5, 1.5, seed=42),
    golden.case("beta", random.beta, [12], 0.3, 0.6, seed=42, note="below 1"),
    golden.case(
        "beta",
        random.beta,
        [2, 3],
        np.array([0.5, 2, 30], "float32"),
        np.array([[1], [3]], "float32"),
        seed=7,
        grads=False,
        note="broadcast",
    ),
    golden.case("beta", random.beta, [0], 2.0, 1.0, seed=7, note="empty"),
]

golden.write(__file__, cases)
