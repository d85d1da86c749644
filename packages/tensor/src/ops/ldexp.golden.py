from keras import ops

import golden

cases = [
    golden.case("ldexp", ops.ldexp, golden.normal(2, 3), golden.integers(-3, 4, 3)),
]

golden.write(__file__, cases)
