from keras import layers

import golden

cases = [
    golden.layer_case(layers.ReLU(), golden.normal(2, 4)),
    golden.layer_case(layers.ReLU(max_value=6), golden.normal(2, 4, scale=6), note="6"),
    golden.layer_case(layers.ReLU(max_value=1.5, negative_slope=0.1, threshold=0.5), golden.normal(2, 6, scale=2), note="all"),
    golden.layer_case(layers.ReLU(negative_slope=0.2), golden.normal(2, 4), note="slope"),
    golden.layer_case(layers.ReLU(negative_slope=0.2, threshold=1.0), golden.normal(2, 5, scale=2), note="slope, threshold"),
]

golden.write(__file__, cases)
