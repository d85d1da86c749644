import numpy as np
from keras import layers

import golden

cases = [
    golden.layer_case(layers.GlobalAveragePooling1D(), golden.distinct(2, 3, 2)),
    golden.layer_case(
        layers.GlobalAveragePooling1D(),
        golden.normal(2, 3, 2),
        note="mask",
        mask=np.array([[True, True, False], [False, True, False]]),
    ),
    golden.layer_case(layers.GlobalAveragePooling2D(), golden.distinct(2, 2, 3, 2)),
    golden.layer_case(
        layers.GlobalAveragePooling2D(data_format="channels_first", keepdims=True),
        golden.distinct(2, 2, 2, 3),
        note="channels first, keepdims",
    ),
    golden.layer_case(layers.GlobalAveragePooling3D(keepdims=True), golden.distinct(1, 2, 2, 2, 2)),
]

golden.write(__file__, cases)
