from keras import ops

import golden

cases = [
    golden.case("broadcast_to", ops.broadcast_to, golden.normal(3), [2, 3]),
    golden.case("broadcast_to", ops.broadcast_to, golden.normal(2, 1, 2), [2, 3, 2]),
    golden.case("broadcast_to", ops.broadcast_to, golden.normal(), [2, 2], note="scalar"),
    golden.case("broadcast_to", ops.broadcast_to, golden.normal(1, 2), [0, 2], note="empty"),
    golden.case("broadcast_to", ops.broadcast_to, golden.normal(2, 2), [2, 2], note="same shape"),
    golden.case(
        "broadcast_to", ops.broadcast_to, golden.integers(0, 9, 2, 1), [1, 2, 1, 2, 2, 3], note="int32, rank 6"
    ),
]

golden.write(__file__, cases)
