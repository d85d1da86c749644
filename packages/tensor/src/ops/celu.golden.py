from keras import ops

import golden

cases = [
    *golden.activation("celu"),
    golden.case("celu", ops.celu, golden.normal(2, 4), alpha=0.5),
]

golden.write(__file__, cases)
