from keras import ops

import golden

cases = [
    golden.case("array", ops.array, golden.normal(2, 3)),
    golden.case("array", ops.array, golden.uniform(-9, 9, 4), dtype="int32", note="to int32"),
    golden.case("array", ops.array, golden.integers(0, 9, 3), dtype="float32"),
    golden.case("array", ops.array, [[1.5, 2.0], [0.0, -4.25]], note="nested numbers"),
    golden.case("array", ops.array, [1, 0, 2], dtype="bool", note="numbers to bool"),
]

golden.write(__file__, cases)
