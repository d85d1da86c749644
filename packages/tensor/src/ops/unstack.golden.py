from keras import ops

import golden

cases = [
    golden.case("unstack", ops.unstack, golden.normal(3, 4)),
    golden.case("unstack", ops.unstack, golden.normal(2, 3, 2), axis=-2),
    golden.case("unstack", ops.unstack, golden.integers(0, 9, 2, 2), num=2, axis=1),
]

golden.write(__file__, cases)
