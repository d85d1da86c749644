from keras import random

import golden

cases = [
    golden.case("truncated_normal", random.truncated_normal, [4, 10], seed=42),
    golden.case("truncated_normal", random.truncated_normal, [8], mean=2.0, stddev=0.5, seed=1337),
    golden.case("truncated_normal", random.truncated_normal, [], seed=0, note="scalar"),
    golden.case("truncated_normal", random.truncated_normal, [2, 0], seed=1, note="empty"),
    golden.case("truncated_normal", random.truncated_normal, [8], seed=3, dtype="float16"),
    golden.case("truncated_normal", random.truncated_normal, [8], seed=3, dtype="bfloat16"),
]

golden.write(__file__, cases)
