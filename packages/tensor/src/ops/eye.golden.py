from keras import ops

import golden

cases = [
    golden.case("eye", ops.eye, 3),
    golden.case("eye", ops.eye, 2, M=4),
    golden.case("eye", ops.eye, 3, k=1),
    golden.case("eye", ops.eye, 3, M=2, k=-1, dtype="int32"),
    golden.case("eye", ops.eye, 0, note="empty"),
    golden.case("eye", ops.eye, 2, k=5, note="diagonal outside"),
]

golden.write(__file__, cases)
