from keras import constraints, initializers, layers, regularizers

import golden

cases = [
    golden.layer_case(layers.Dense(3), golden.normal(2, 4)),
    golden.layer_case(
        layers.Dense(
            3,
            activation="relu",
            kernel_initializer=initializers.HeNormal(seed=1),
            bias_initializer="ones",
            kernel_regularizer=regularizers.L2(0.01),
            bias_regularizer="l1",
            activity_regularizer=regularizers.L1L2(0.1, 0.2),
            kernel_constraint=constraints.MaxNorm(1.5),
            bias_constraint="non_neg",
        ),
        golden.normal(2, 4),
        note="all options",
    ),
    golden.layer_case(layers.Dense(2, use_bias=False, activation="softmax"), golden.normal(2, 2, 3), note="rank 3"),
    golden.layer_case(
        layers.Dense(3, activation=layers.LeakyReLU(0.3)), golden.normal(2, 4), note="a layer as activation"
    ),
    golden.layer_case(
        layers.Dense(3, kernel_regularizer="l2", activity_regularizer="l1", trainable=False),
        golden.normal(2, 4),
        note="frozen: no penalty on weights",
    ),
]

golden.write(__file__, cases)
