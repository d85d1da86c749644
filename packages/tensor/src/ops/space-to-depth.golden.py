from keras import ops

import golden

first = {"data_format": "channels_first"}
cases = [
    golden.case("space_to_depth", ops.space_to_depth, golden.normal(2, 4, 2, 3), 2),
    golden.case("space_to_depth", ops.space_to_depth, golden.normal(1, 2, 4, 6), 2, note="channels first", **first),
    golden.case("space_to_depth", ops.space_to_depth, golden.normal(1, 3, 3, 1), 3),
    golden.case("space_to_depth", ops.space_to_depth, golden.integers(0, 9, 1, 2, 2, 1), 2, note="int32"),
]

golden.write(__file__, cases)
