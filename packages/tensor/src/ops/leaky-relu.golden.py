from keras import ops

import golden

cases = [
    *golden.activation("leaky_relu"),
    golden.case("leaky_relu", ops.leaky_relu, golden.normal(2, 4), negative_slope=0.01),
]

golden.write(__file__, cases)
