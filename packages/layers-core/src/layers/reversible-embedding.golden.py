from keras import layers

import golden

cases = [
    golden.layer_case(layers.ReversibleEmbedding(5, 3), golden.integers(0, 5, 2, 4)),
    golden.layer_case(layers.ReversibleEmbedding(5, 3), golden.normal(2, 4, 3), note="reverse", reverse=True),
    golden.layer_case(
        layers.ReversibleEmbedding(4, 2, tie_weights=False, embeddings_initializer="normal"),
        golden.normal(2, 2),
        note="reverse, with a kernel of its own",
        reverse=True,
    ),
    golden.layer_case(
        layers.ReversibleEmbedding(4, 2, tie_weights=False, mask_zero=True, embeddings_regularizer="l2"),
        golden.integers(0, 4, 2, 3),
        note="forth, with a kernel of its own",
    ),
    golden.layer_case(
        layers.ReversibleEmbedding(4, 2, logit_soft_cap=0.5, embeddings_initializer="normal"),
        golden.normal(2, 3, 2, scale=20.0),
        note="soft cap",
        reverse=True,
    ),
    golden.layer_case(
        layers.ReversibleEmbedding(4, 2, reverse_dtype="bfloat16"),
        golden.normal(2, 2),
        note="dtype of the way back",
        reverse=True,
        grads=False,
    ),
]

golden.write(__file__, cases)
