from keras import ops

import golden

first = {"data_format": "channels_first"}
cases = [
    golden.case("depth_to_space", ops.depth_to_space, golden.normal(2, 2, 3, 8), 2),
    golden.case("depth_to_space", ops.depth_to_space, golden.normal(1, 9, 1, 2), 3, note="channels first", **first),
    golden.case("depth_to_space", ops.depth_to_space, golden.normal(1, 8, 2, 3), 2, note="channels first", **first),
    golden.case("depth_to_space", ops.depth_to_space, golden.integers(0, 9, 1, 1, 2, 4), 2, note="int32"),
]

golden.write(__file__, cases)
