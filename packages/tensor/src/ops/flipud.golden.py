from keras import ops

import golden

cases = [
    golden.case("flipud", ops.flipud, golden.normal(2, 3)),
]

golden.write(__file__, cases)
