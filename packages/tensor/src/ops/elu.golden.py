from keras import ops

import golden

cases = [
    *golden.activation("elu"),
    golden.case("elu", ops.elu, golden.normal(2, 4), alpha=0.5),
]

golden.write(__file__, cases)
