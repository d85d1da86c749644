from keras import ops

import golden

cases = [
    golden.case("vdot", ops.vdot, golden.normal(4), golden.normal(4)),
    golden.case("vdot", ops.vdot, golden.normal(2, 3), golden.normal(3, 2), note="taken flat"),
    golden.case("vdot", ops.vdot, golden.integers(-5, 6, 3), golden.integers(-5, 6, 3), note="int32"),
]

golden.write(__file__, cases)
