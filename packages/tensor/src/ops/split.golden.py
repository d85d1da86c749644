from keras import ops

import golden

cases = [
    golden.case("split", ops.split, golden.normal(6, 2), 3),
    golden.case("split", ops.split, golden.normal(2, 6), [2, 3], axis=1),
    golden.case("split", ops.split, golden.normal(2, 4), 2, axis=-1),
    golden.case("split", ops.split, golden.normal(4), [0, 2, 2], note="empty parts"),
    golden.case("split", ops.split, golden.normal(2, 3), 1, note="one part"),
    golden.case("split", ops.split, golden.integers(0, 9, 4), 2, note="int32"),
    golden.case("split", ops.split, golden.normal(1, 2, 1, 4, 2, 1), [1], axis=3, note="rank 6"),
]

golden.write(__file__, cases)
