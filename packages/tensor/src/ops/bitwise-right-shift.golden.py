from keras import ops

import golden

cases = [
    golden.case("bitwise_right_shift", ops.bitwise_right_shift, golden.integers(-9, 9, 4), 2),
]

golden.write(__file__, cases)
