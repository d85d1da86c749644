from keras import layers

import golden

cases = [
    golden.layer_case(layers.Average(), [golden.normal(2, 3), golden.normal(2, 3), golden.normal(2, 3)]),
    golden.layer_case(layers.Average(), [golden.normal(2, 3), golden.normal(2, 2, 1)], note="broadcast"),
]

golden.write(__file__, cases)
