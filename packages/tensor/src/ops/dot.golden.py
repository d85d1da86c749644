from keras import ops

import golden

cases = [
    golden.case("dot", ops.dot, golden.normal(4), golden.normal(4)),
    golden.case("dot", ops.dot, golden.normal(2, 3), golden.normal(3, 4)),
    golden.case("dot", ops.dot, golden.normal(2, 2, 3), golden.normal(3), note="vector on the right"),
    golden.case("dot", ops.dot, golden.normal(2, 3), golden.normal(2, 3, 2), note="rank 3 on the right"),
    golden.case("dot", ops.dot, golden.normal(), golden.normal(3), note="scalar"),
    golden.case("dot", ops.dot, golden.integers(-5, 6, 2, 3), golden.integers(-5, 6, 3), note="int32"),
]

golden.write(__file__, cases)
