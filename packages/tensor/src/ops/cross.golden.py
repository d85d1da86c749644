from keras import ops

import golden

cases = [
    golden.case("cross", ops.cross, golden.normal(3), golden.normal(3)),
    golden.case("cross", ops.cross, golden.normal(4, 1, 3), golden.normal(2, 3), note="broadcast"),
    golden.case("cross", ops.cross, golden.normal(4, 3), golden.normal(4, 2), note="three and two"),
    golden.case("cross", ops.cross, golden.normal(4, 2), golden.normal(4, 3), note="two and three"),
    golden.case("cross", ops.cross, golden.normal(4, 2), golden.normal(4, 2), note="two and two"),
    golden.case("cross", ops.cross, golden.normal(3, 4), golden.normal(3, 4), axis=0),
    golden.case("cross", ops.cross, golden.normal(3, 4), golden.normal(4, 3), axisa=0, axisb=1, axisc=0),
    golden.case("cross", ops.cross, golden.integers(-5, 5, 3), golden.integers(-5, 5, 3), note="int32"),
]

golden.write(__file__, cases)
