from keras import ops

import golden

cases = [
    golden.case("convert_to_tensor", ops.convert_to_tensor, golden.normal(2, 3)),
    golden.case("convert_to_tensor", ops.convert_to_tensor, golden.uniform(-9, 9, 4), dtype="int32", note="to int32"),
    golden.case("convert_to_tensor", ops.convert_to_tensor, golden.integers(0, 9, 3), dtype="float32"),
    golden.case("convert_to_tensor", ops.convert_to_tensor, [[1.5, 2.0], [0.0, -4.25]], note="nested numbers"),
    golden.case("convert_to_tensor", ops.convert_to_tensor, [1, 0, 2], dtype="bool", note="numbers to bool"),
]

golden.write(__file__, cases)
