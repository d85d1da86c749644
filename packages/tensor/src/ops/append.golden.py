from keras import ops

import golden

cases = [
    golden.case("append", ops.append, golden.normal(2, 3), golden.normal(2)),
    golden.case("append", ops.append, golden.normal(2, 3), golden.normal(1, 3), axis=0),
]

golden.write(__file__, cases)
