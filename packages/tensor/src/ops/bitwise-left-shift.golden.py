from keras import ops

import golden

cases = [
    golden.case("bitwise_left_shift", ops.bitwise_left_shift, golden.integers(-9, 9, 4), 2),
]

golden.write(__file__, cases)
