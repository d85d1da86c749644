from keras import ops

import golden

cases = [
    golden.case("dsplit", ops.dsplit, golden.normal(2, 2, 4), 2),
]

golden.write(__file__, cases)
