from keras import ops

import golden

cases = [
    golden.case("full", ops.full, [2, 3], 1.5),
    golden.case("full", ops.full, [2], 3, note="an integer is float32 all the same"),
    golden.case("full", ops.full, [2], 3, dtype="int32"),
    golden.case("full", ops.full, [2], True, dtype="bool"),
    golden.case("full", ops.full, [], float("inf"), note="scalar"),
    golden.case("full", ops.full, [2, 3], golden.normal(3), grads=False, note="broadcast tensor"),
    golden.case("full", ops.full, [2, 0], 1, dtype="uint8", note="empty"),
]

golden.write(__file__, cases)
