from keras import ops

import golden

cases = [
    golden.case("ones", ops.ones, [2, 3]),
    golden.case("ones", ops.ones, [2], dtype="int32"),
    golden.case("ones", ops.ones, [2], dtype="bool"),
    golden.case("ones", ops.ones, [], note="scalar"),
    golden.case("ones", ops.ones, [2, 0], dtype="uint8", note="empty"),
]

golden.write(__file__, cases)
