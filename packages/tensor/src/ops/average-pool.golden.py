import numpy as np
from keras import ops

import golden


def average_pool(inputs, pool_size, strides=None, **opts):
    """Keras on JAX fails on 1D inputs when it sets the default stride itself."""
    return ops.average_pool(inputs, pool_size, pool_size if strides is None else strides, **opts)


cases = [
    golden.case("average_pool", average_pool, golden.normal(2, 6, 2), 2, note="1D"),
    golden.case("average_pool", average_pool, golden.normal(1, 7, 2), 3, strides=2, padding="same"),
    golden.case("average_pool", average_pool, golden.normal(1, 4, 5, 2), (2, 2), note="2D"),
    golden.case("average_pool", average_pool, golden.normal(1, 5, 5, 2), (3, 2), strides=(2, 1), padding="same"),
    golden.case("average_pool", average_pool, golden.normal(1, 5, 5, 1), 3, strides=1, note="overlapping"),
    golden.case(
        "average_pool", average_pool, golden.normal(1, 2, 4, 5), 2, padding="same", data_format="channels_first"
    ),
    golden.case("average_pool", average_pool, golden.normal(1, 4, 3, 4, 1), 2, padding="same", note="3D"),
    golden.case("average_pool", average_pool, np.zeros((0, 4, 4, 1), "float32"), 2, note="empty batch"),
]

golden.write(__file__, cases)
