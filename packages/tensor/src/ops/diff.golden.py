from keras import ops

import golden

cases = [
    golden.case("diff", ops.diff, golden.normal(2, 4)),
    golden.case("diff", ops.diff, golden.normal(4, 3), n=2, axis=0),
    golden.case("diff", ops.diff, golden.normal(2), n=3),
    golden.case("diff", ops.diff, golden.booleans(5)),
]

golden.write(__file__, cases)
