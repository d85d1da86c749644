from keras import ops

import golden

cases = [
    golden.case("count_nonzero", ops.count_nonzero, golden.integers(0, 2, 3, 4)),
    golden.case("count_nonzero", ops.count_nonzero, golden.integers(0, 2, 3, 4), axis=1),
    golden.case("count_nonzero", ops.count_nonzero, golden.booleans(2, 3, 2), axis=(0, 2)),
]

golden.write(__file__, cases)
