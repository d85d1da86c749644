from keras import ops

import golden

cases = [
    golden.case("identity", ops.identity, 3),
    golden.case("identity", ops.identity, 0, note="empty"),
    golden.case("identity", ops.identity, 2, dtype="int32"),
]

golden.write(__file__, cases)
