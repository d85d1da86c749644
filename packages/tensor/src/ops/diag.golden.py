from keras import ops

import golden

cases = [
    golden.case("diag", ops.diag, golden.normal(3)),
    golden.case("diag", ops.diag, golden.normal(3), k=1),
    golden.case("diag", ops.diag, golden.normal(3), k=-2),
    golden.case("diag", ops.diag, golden.normal(3, 4), k=1),
    golden.case("diag", ops.diag, golden.integers(0, 9, 2)),
]

golden.write(__file__, cases)
