from keras import ops

import golden

cases = [
    golden.case("rot90", ops.rot90, golden.normal(2, 3)),
    golden.case("rot90", ops.rot90, golden.normal(2, 3), k=2),
    golden.case("rot90", ops.rot90, golden.normal(2, 3), k=-1),
    golden.case("rot90", ops.rot90, golden.normal(2, 3, 4), k=3, axes=(1, 2)),
]

golden.write(__file__, cases)
