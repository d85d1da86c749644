from keras import ops

import golden

cases = [
    golden.case("select", ops.select, [golden.booleans(4), golden.booleans(4)], [golden.normal(4), golden.normal(4)], default=2.5),
    golden.case("select", ops.select, [golden.booleans(2, 1)], [golden.normal(3)]),
]

golden.write(__file__, cases)
