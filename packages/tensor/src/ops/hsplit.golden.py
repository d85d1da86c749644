from keras import ops

import golden

cases = [
    golden.case("hsplit", ops.hsplit, golden.normal(4), 2),
    golden.case("hsplit", ops.hsplit, golden.normal(2, 4), [1]),
]

golden.write(__file__, cases)
