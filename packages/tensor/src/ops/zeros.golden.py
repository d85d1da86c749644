from keras import ops

import golden

cases = [
    golden.case("zeros", ops.zeros, [2, 3]),
    golden.case("zeros", ops.zeros, [2], dtype="int32"),
    golden.case("zeros", ops.zeros, [2], dtype="bool"),
    golden.case("zeros", ops.zeros, [], note="scalar"),
    golden.case("zeros", ops.zeros, [2, 0], dtype="uint8", note="empty"),
]

golden.write(__file__, cases)
