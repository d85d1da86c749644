from keras import ops

import golden

cases = [
    golden.case("vsplit", ops.vsplit, golden.normal(4, 2), 2),
]

golden.write(__file__, cases)
