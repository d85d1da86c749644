from keras import ops

import golden

cases = [
    golden.case("logspace", ops.logspace, 0, 2, num=5),
    golden.case("logspace", ops.logspace, 0, 2, num=4, endpoint=False, base=2),
    golden.case("logspace", ops.logspace, 0, 3, num=4, dtype="int32"),
]

golden.write(__file__, cases)
