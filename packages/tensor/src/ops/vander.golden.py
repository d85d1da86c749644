from keras import ops

import golden

cases = [
    golden.case("vander", ops.vander, golden.normal(3)),
    golden.case("vander", ops.vander, golden.normal(3), N=2, increasing=True),
    golden.case("vander", ops.vander, golden.integers(0, 9, 3)),
]

golden.write(__file__, cases)
