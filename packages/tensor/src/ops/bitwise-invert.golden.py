from keras import ops

import golden

cases = [
    golden.case("bitwise_invert", ops.bitwise_invert, golden.integers(-9, 9, 4)),
]

golden.write(__file__, cases)
