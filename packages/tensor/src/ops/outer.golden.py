from keras import ops

import golden

cases = [
    golden.case("outer", ops.outer, golden.normal(2), golden.normal(3)),
    golden.case("outer", ops.outer, golden.normal(2, 2), golden.normal(1, 3), note="taken flat"),
    golden.case("outer", ops.outer, golden.integers(-5, 6, 2), golden.normal(2), note="int32 and float32"),
]

golden.write(__file__, cases)
