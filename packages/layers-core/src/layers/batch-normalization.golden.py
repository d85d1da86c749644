import numpy as np
from keras import initializers, layers

import golden

cases = [
    golden.layer_case(layers.BatchNormalization(), golden.normal(4, 3), note="training", training=True),
    golden.layer_case(
        layers.BatchNormalization(moving_mean_initializer=initializers.RandomNormal(seed=1), gamma_initializer="he_normal"),
        golden.normal(2, 3),
        note="inference",
        training=False,
    ),
    golden.layer_case(
        layers.BatchNormalization(axis=1, momentum=0.9, epsilon=0.01),
        golden.normal(2, 3, 2, 2),
        note="axis 1",
        training=True,
    ),
    golden.layer_case(
        layers.BatchNormalization(center=False, scale=False),
        golden.normal(3, 2),
        note="without beta and gamma",
        training=True,
    ),
    golden.layer_case(
        layers.BatchNormalization(),
        golden.normal(2, 3, 2),
        note="mask",
        training=True,
        mask=np.array([[True, True, False], [False, True, False]]),
    ),
    golden.layer_case(layers.BatchNormalization(trainable=False), golden.normal(3, 2), note="frozen", training=True),
    golden.layer_case(
        layers.BatchNormalization(renorm=True, renorm_clipping={"rmax": 1.5, "rmin": 0.5, "dmax": 0.3}, renorm_momentum=0.8),
        golden.normal(4, 3),
        note="renorm",
        training=True,
    ),
    golden.layer_case(
        layers.BatchNormalization(renorm=True, scale=False), golden.normal(4, 2), note="renorm without gamma", training=True
    ),
]

golden.write(__file__, cases)
