from keras import ops

import golden

cases = [
    golden.case("glu", ops.glu, golden.normal(3, 4)),
    golden.case("glu", ops.glu, golden.normal(4, 3), axis=0),
    golden.case("glu", ops.glu, golden.normal(2, 4, 3), axis=-2),
    golden.case("glu", ops.glu, golden.normal(0, 4), note="empty"),
]

golden.write(__file__, cases)
