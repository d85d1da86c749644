from keras import ops

import golden

cases = [
    golden.case("average", ops.average, golden.normal(3, 4)),
    golden.case("average", ops.average, golden.normal(3, 4), axis=1),
    golden.case("average", ops.average, golden.normal(3, 4), axis=0, weights=golden.uniform(0, 1, 3)),
    golden.case("average", ops.average, golden.normal(3, 4), axis=1, weights=golden.uniform(0, 1, 3, 4)),
    golden.case("average", ops.average, golden.integers(0, 9, 4)),
]

golden.write(__file__, cases)
