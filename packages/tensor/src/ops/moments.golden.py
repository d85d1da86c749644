from keras import ops

import golden

cases = [
    golden.case("moments", ops.moments, golden.normal(3, 4), 0),
    golden.case("moments", ops.moments, golden.normal(2, 3, 4), (0, 1), keepdims=True),
    golden.case("moments", ops.moments, golden.normal(2, 3), [-1]),
    golden.case("moments", ops.moments, golden.normal(5, mean=100.0, scale=0.5), [0], note="mean far from 0"),
    golden.case("moments", ops.moments, golden.normal(0, 3), [1], note="empty"),
]

golden.write(__file__, cases)
