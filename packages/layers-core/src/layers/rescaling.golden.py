from keras import layers

import golden

cases = [
    golden.layer_case(layers.Rescaling(1 / 127.5, offset=-1), golden.integers(0, 256, 2, 3, dtype="uint8"), grads=False),
    golden.layer_case(layers.Rescaling([1, 2], [0.5, -0.5]), golden.normal(3, 2), note="by channel"),
]

golden.write(__file__, cases)
