import numpy as np
from keras import random

import golden

cases = [
    golden.case("shuffle", random.shuffle, np.arange(16, dtype="int32"), seed=42),
    golden.case("shuffle", random.shuffle, golden.normal(5, 3), seed=1337, note="each column on its own"),
    golden.case("shuffle", random.shuffle, golden.normal(2, 6), axis=1, seed=7),
    golden.case("shuffle", random.shuffle, golden.integers(0, 99, 2, 3, 4), axis=-2, seed=7, note="int32"),
    golden.case("shuffle", random.shuffle, golden.normal(1), seed=7, note="one element"),
    golden.case(
        "shuffle", random.shuffle, np.arange(1700, dtype="int32").reshape(1700, 1), seed=7, note="two rounds of sorting"
    ),
    golden.case("shuffle", random.shuffle, np.zeros((0,), "float32"), seed=7, note="empty"),
]

golden.write(__file__, cases)
