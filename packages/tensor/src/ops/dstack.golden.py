from keras import ops

import golden

cases = [
    golden.case("dstack", ops.dstack, [golden.normal(2), golden.normal(2)]),
    golden.case("dstack", ops.dstack, [golden.normal(2, 3), golden.normal(2, 3)]),
    golden.case("dstack", ops.dstack, [golden.normal(), golden.normal()]),
    golden.case("dstack", ops.dstack, [golden.normal(2, 1, 2), golden.normal(2, 1, 2)]),
]

golden.write(__file__, cases)
