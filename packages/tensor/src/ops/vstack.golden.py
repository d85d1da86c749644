from keras import ops

import golden

cases = [
    golden.case("vstack", ops.vstack, [golden.normal(2), golden.normal(2)]),
    golden.case("vstack", ops.vstack, [golden.normal(2, 3), golden.normal(2, 3)]),
    golden.case("vstack", ops.vstack, [golden.normal(), golden.normal()]),
    golden.case("vstack", ops.vstack, [golden.normal(2, 1, 2), golden.normal(2, 1, 2)]),
]

golden.write(__file__, cases)
