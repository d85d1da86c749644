from keras import layers

import golden

cases = [
    golden.layer_case(layers.TimeDistributed(layers.Dense(2)), golden.normal(2, 3, 2)),
    golden.layer_case(
        layers.TimeDistributed(layers.BatchNormalization()), golden.normal(3, 2, 2), note="statistics", training=True
    ),
]

golden.write(__file__, cases)
