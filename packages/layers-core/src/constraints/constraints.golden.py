import keras
from keras import constraints

import golden

x = golden.normal(2, 3, 2)
cases = [
    {"object": keras.saving.serialize_keras_object(one), "x": golden.encode(x), "out": golden.encode(one(keras.ops.array(x)))}
    for one in [
        constraints.MaxNorm(),
        constraints.MaxNorm(0.5, axis=[0, 1]),
        constraints.NonNeg(),
        constraints.UnitNorm(),
        constraints.UnitNorm(axis=-1),
        constraints.MinMaxNorm(),
        constraints.MinMaxNorm(0.5, 0.8, rate=0.3, axis=1),
    ]
]

golden.write(__file__, cases)
