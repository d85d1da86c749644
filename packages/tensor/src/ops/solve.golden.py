from keras import ops

import golden

cases = [
    golden.case("solve", ops.solve, golden.normal(3, 3), golden.normal(3, 2)),
    golden.case("solve", ops.solve, golden.normal(3, 3), golden.normal(3), note="vector"),
    golden.case("solve", ops.solve, golden.normal(2, 2, 2), golden.normal(2, 2, 1), note="batch"),
]

golden.write(__file__, cases)
