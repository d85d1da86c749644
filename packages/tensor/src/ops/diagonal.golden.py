from keras import ops

import golden

cases = [
    golden.case("diagonal", ops.diagonal, golden.normal(3, 4)),
    golden.case("diagonal", ops.diagonal, golden.normal(3, 4), offset=2),
    golden.case("diagonal", ops.diagonal, golden.normal(4, 3), offset=-2),
    golden.case("diagonal", ops.diagonal, golden.normal(3, 4), offset=7),
    golden.case("diagonal", ops.diagonal, golden.normal(2, 3, 4), axis1=2, axis2=0),
    golden.case("diagonal", ops.diagonal, golden.integers(0, 9, 1, 3)),
]

golden.write(__file__, cases)
