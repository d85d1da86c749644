import numpy as np
from keras import random

import golden

cases = [
    golden.case("categorical", random.categorical, golden.normal(2, 4), 6, seed=42, grads=False),
    golden.case("categorical", random.categorical, golden.normal(1, 10, scale=2.0), 12, seed=1337, grads=False),
    golden.case("categorical", random.categorical, np.array([[0, -np.inf, 0]], "float32"), 8, seed=3, grads=False),
    golden.case("categorical", random.categorical, golden.normal(3, 2), 0, seed=3, grads=False, note="no samples"),
    golden.case("categorical", random.categorical, golden.normal(2, 3), 4, seed=3, dtype="uint8", grads=False),
]

golden.write(__file__, cases)
