from keras import ops

import golden

cases = [
    golden.case("inner", ops.inner, golden.normal(3), golden.normal(3)),
    golden.case("inner", ops.inner, golden.normal(2, 3), golden.normal(4, 3)),
    golden.case("inner", ops.inner, golden.normal(2, 2, 3), golden.normal(3), note="vector on the right"),
    golden.case("inner", ops.inner, golden.normal(), golden.normal(2, 2), note="scalar"),
    golden.case("inner", ops.inner, golden.integers(-5, 6, 3), golden.integers(-5, 6, 3), note="int32"),
]

golden.write(__file__, cases)
