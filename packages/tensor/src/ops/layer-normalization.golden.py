import numpy as np
from keras import ops

import golden

cases = [
    golden.case("layer_normalization", ops.layer_normalization, golden.normal(3, 4, scale=2.0)),
    golden.case(
        "layer_normalization",
        ops.layer_normalization,
        golden.normal(3, 4),
        gamma=golden.normal(4),
        beta=golden.normal(4),
    ),
    golden.case("layer_normalization", ops.layer_normalization, golden.normal(2, 3, 2), axis=1),
    golden.case(
        "layer_normalization",
        ops.layer_normalization,
        golden.normal(2, 3, 2),
        axis=(1, 2),
        gamma=golden.normal(3, 2),
        epsilon=0.1,
    ),
    golden.case("layer_normalization", ops.layer_normalization, golden.normal(0, 4), note="empty"),
    golden.case("layer_normalization", ops.layer_normalization, np.full((2, 3), 2.0, "float32"), note="constant rows"),
]

golden.write(__file__, cases)
