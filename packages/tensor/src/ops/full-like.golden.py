from keras import ops

import golden

cases = [
    golden.case("full_like", ops.full_like, golden.normal(2, 3), 1.5),
    golden.case("full_like", ops.full_like, golden.integers(0, 9, 2), 3),
    golden.case("full_like", ops.full_like, golden.integers(0, 9, 2), 2.5, dtype="float32"),
    golden.case("full_like", ops.full_like, golden.normal(2, 3), golden.normal(3), note="a row"),
]

golden.write(__file__, cases)
