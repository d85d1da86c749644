from keras import layers

import golden

cases = [
    golden.layer_case(layers.GlobalMaxPooling1D(), golden.distinct(2, 3, 2)),
    golden.layer_case(layers.GlobalMaxPooling2D(), golden.distinct(2, 2, 3, 2)),
    golden.layer_case(
        layers.GlobalMaxPooling2D(data_format="channels_first", keepdims=True),
        golden.distinct(2, 2, 2, 3),
        note="channels first, keepdims",
    ),
    golden.layer_case(layers.GlobalMaxPooling3D(keepdims=True), golden.distinct(1, 2, 2, 2, 2)),
]

golden.write(__file__, cases)
