from keras import random

import golden

cases = [
    golden.case("uniform", random.uniform, [2, 3], seed=42),
    golden.case("uniform", random.uniform, [4, 5], minval=-0.3, maxval=0.7, seed=1337),
    golden.case("uniform", random.uniform, [8], minval=-0.05, maxval=0.05, seed=4294967295),
    golden.case("uniform", random.uniform, [], seed=0, note="scalar"),
    golden.case("uniform", random.uniform, [2, 0], seed=1, note="empty"),
    golden.case("uniform", random.uniform, [1, 2, 1, 3, 2, 1], seed=7, note="rank 6"),
    golden.case("uniform", random.uniform, [8], seed=3, dtype="float16"),
    golden.case("uniform", random.uniform, [8], minval=-1.0, maxval=1.0, seed=3, dtype="bfloat16"),
]

golden.write(__file__, cases)
