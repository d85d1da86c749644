from keras import random

import golden

cases = [
    golden.case("normal", random.normal, [4, 5], seed=42),
    golden.case("normal", random.normal, [8], mean=2.0, stddev=0.5, seed=1337),
    golden.case("normal", random.normal, [], seed=0, note="scalar"),
    golden.case("normal", random.normal, [2, 0], seed=1, note="empty"),
    golden.case("normal", random.normal, [1, 2, 1, 3, 2, 1], seed=7, note="rank 6"),
    golden.case("normal", random.normal, [8], seed=3, dtype="float16"),
    golden.case("normal", random.normal, [8], seed=3, dtype="bfloat16"),
]

golden.write(__file__, cases)
