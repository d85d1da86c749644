from keras import ops

import golden

cases = [
    golden.case("tile", ops.tile, golden.normal(2, 3), [2, 1]),
    golden.case("tile", ops.tile, golden.normal(3), [2, 2], note="more repeats than axes"),
    golden.case("tile", ops.tile, golden.normal(2, 1, 2), [3], note="fewer repeats than axes"),
    golden.case("tile", ops.tile, golden.normal(2), 3, note="number"),
    golden.case("tile", ops.tile, golden.normal(), [2], note="scalar"),
    golden.case("tile", ops.tile, golden.integers(0, 9, 2), [0], note="int32, no repeats"),
    golden.case("tile", ops.tile, golden.normal(1, 2, 1, 1, 2, 1), [1, 1, 2, 1, 2, 1], note="rank 6"),
]

golden.write(__file__, cases)
