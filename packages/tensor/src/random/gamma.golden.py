import numpy as np
from keras import random

import golden

cases = [
    golden.case("gamma", random.gamma, [2, 6], 2.5, seed=42),
    golden.case("gamma", random.gamma, [12], 0.3, seed=42, note="below 1"),
    golden.case("gamma", random.gamma, [12], 1.0, seed=7),
    golden.case(
        "gamma",
        random.gamma,
        [2, 3],
        np.array([0.5, 2, 30], "float32"),
        seed=7,
        grads=False,
        note="one alpha for each column",
    ),
    golden.case("gamma", random.gamma, [0], 2.0, seed=7, note="empty"),
]

golden.write(__file__, cases)
