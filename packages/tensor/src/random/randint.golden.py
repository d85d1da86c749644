from keras import random

import golden

cases = [
    golden.case("randint", random.randint, [4, 5], 0, 10, seed=42),
    golden.case("randint", random.randint, [8], -5, 1000003, seed=1337),
    golden.case("randint", random.randint, [8], -2147483648, 2147483647, seed=3, note="whole range"),
    golden.case("randint", random.randint, [8], 0, 2147483647, seed=3),
    golden.case("randint", random.randint, [3], 5, 5, seed=1, note="no range"),
    golden.case("randint", random.randint, [8], 0, 256, dtype="uint8", seed=42),
    golden.case("randint", random.randint, [8], -128, 128, dtype="int8", seed=42),
    golden.case("randint", random.randint, [], 0, 100, seed=1, note="scalar"),
    golden.case("randint", random.randint, [0], 0, 100, seed=1, note="empty"),
]

golden.write(__file__, cases)
