from keras import ops

import golden

cases = [
    golden.case("hstack", ops.hstack, [golden.normal(2), golden.normal(2)]),
    golden.case("hstack", ops.hstack, [golden.normal(2, 3), golden.normal(2, 3)]),
    golden.case("hstack", ops.hstack, [golden.normal(), golden.normal()]),
    golden.case("hstack", ops.hstack, [golden.normal(2, 1, 2), golden.normal(2, 1, 2)]),
]

golden.write(__file__, cases)
