from keras import initializers, layers

import golden

cases = [
    golden.layer_case(layers.PReLU(alpha_initializer=initializers.Constant(0.25)), golden.normal(2, 4)),
    golden.layer_case(
        layers.PReLU(alpha_initializer=initializers.RandomUniform(seed=1), shared_axes=[1, 2]),
        golden.normal(2, 2, 2, 3),
        note="shared axes",
    ),
]

golden.write(__file__, cases)
