from keras import ops

import golden

cases = [
    golden.case("linspace", ops.linspace, 0.0, 1.0, num=5),
    golden.case("linspace", ops.linspace, 0.0, 1.0, num=4, endpoint=False),
    golden.case("linspace", ops.linspace, 2, -1, num=3, note="integers"),
    golden.case("linspace", ops.linspace, 0.0, 5.0, num=1),
    golden.case("linspace", ops.linspace, 0.0, 5.0, num=0, note="empty"),
    golden.case("linspace", ops.linspace, golden.normal(2), golden.normal(2), num=3),
    golden.case("linspace", ops.linspace, golden.normal(2), golden.normal(2), num=3, axis=-1),
    golden.case("linspace", ops.linspace, 0, 9, num=4, dtype="int32"),
]

golden.write(__file__, cases)
