from keras import ops

import golden

cases = [
    golden.case("arange", ops.arange, 5),
    golden.case("arange", ops.arange, 2, stop=7, step=2),
    golden.case("arange", ops.arange, 5, stop=0, step=-2),
    golden.case("arange", ops.arange, 0.5, stop=2.6, step=0.5),
    golden.case("arange", ops.arange, 3, dtype="float32"),
    golden.case("arange", ops.arange, 0, note="empty"),
    golden.case("arange", ops.arange, 3, stop=1, note="empty"),
    golden.case("arange", ops.arange, 2, stop=5, dtype="uint8"),
]

golden.write(__file__, cases)
