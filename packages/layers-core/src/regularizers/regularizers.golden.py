import keras
from keras import regularizers

import golden

x = golden.normal(3, 4)
cases = [
    {"object": keras.saving.serialize_keras_object(one), "x": golden.encode(x), "out": golden.encode(one(keras.ops.array(x)))}
    for one in [
        regularizers.L1(),
        regularizers.L1(0.3),
        regularizers.L2(),
        regularizers.L2(0.3),
        regularizers.L1L2(),
        regularizers.L1L2(0.1, 0.2),
        regularizers.L1L2(l2=0.2),
        regularizers.OrthogonalRegularizer(),
        regularizers.OrthogonalRegularizer(0.5, mode="columns"),
    ]
]

golden.write(__file__, cases)
