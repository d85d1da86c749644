from keras import layers

import golden

cases = [
    golden.layer_case(layers.Embedding(5, 3), golden.integers(0, 5, 2, 4)),
    golden.layer_case(layers.Embedding(4, 2, mask_zero=True, embeddings_regularizer="l2"), golden.integers(0, 4, 2, 3)),
    golden.layer_case(layers.Embedding(4, 2), golden.integers(0, 4, 3, dtype="uint8"), note="uint8"),
]

golden.write(__file__, cases)
