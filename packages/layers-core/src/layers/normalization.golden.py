from keras import layers

import golden


def adapted(*shape, **options):
    layer = layers.Normalization(**options)
    layer.adapt(golden.normal(*shape) * 2 + 1)
    return layer


cases = [
    golden.layer_case(adapted(6, 3), golden.normal(2, 3)),
    golden.layer_case(adapted(6, 2, 3, axis=(1, -1)), golden.normal(2, 2, 3), note="axes"),
    golden.layer_case(adapted(6, 3, axis=None), golden.normal(2, 3), note="all axes"),
    golden.layer_case(adapted(6, 3, invert=True), golden.normal(2, 3), note="invert"),
    golden.layer_case(adapted(6, 3), golden.integers(0, 9, 2, 3, dtype="int32"), grads=False, note="integers"),
    golden.layer_case(layers.Normalization(mean=3.0, variance=2.0), golden.normal(2, 3), note="given numbers"),
    golden.layer_case(
        layers.Normalization(mean=[1.0, 2.0, 3.0], variance=[0.5, 0.0, 2.0]), golden.normal(2, 3), note="given arrays"
    ),
    golden.layer_case(
        layers.Normalization(axis=(1, 2), mean=[1.0, 2.0], variance=[0.5, 2.0], invert=True),
        golden.normal(2, 3, 2),
        note="given for the last axis",
    ),
]

golden.write(__file__, cases)
