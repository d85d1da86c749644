from keras import ops

import golden

cases = [
    golden.case("tri", ops.tri, 3),
    golden.case("tri", ops.tri, 2, M=4),
    golden.case("tri", ops.tri, 3, k=1),
    golden.case("tri", ops.tri, 3, M=2, k=-1, dtype="int32"),
    golden.case("tri", ops.tri, 0, note="empty"),
]

golden.write(__file__, cases)
