import numpy as np
from keras import random

import golden

cases = [
    golden.case("dropout", random.dropout, golden.normal(4, 5), 0.5, seed=42),
    golden.case("dropout", random.dropout, golden.normal(3, 4), 0.1, seed=1337),
    golden.case("dropout", random.dropout, golden.normal(4, 3), 0.3, seed=5, noise_shape=[4, 1]),
    golden.case("dropout", random.dropout, golden.normal(2, 3, 2), 0.3, seed=5, noise_shape=[None, 1, None]),
    golden.case("dropout", random.dropout, golden.normal(2, 3), 0.0, seed=5),
    golden.case("dropout", random.dropout, golden.normal(2, 3), 1.0, seed=5, grads=False),
    golden.case("dropout", random.dropout, np.ones(8, "float16"), 0.3, seed=5, grads=False, note="float16"),
    golden.case("dropout", random.dropout, np.zeros((0, 2), "float32"), 0.3, seed=5, note="empty"),
]

golden.write(__file__, cases)
