from keras import layers

import golden

cases = [
    golden.layer_case(layers.SpectralNormalization(layers.Dense(3)), golden.normal(2, 4)),
    golden.layer_case(
        layers.SpectralNormalization(layers.Dense(3, activation="tanh")),
        golden.normal(2, 4),
        note="training",
        training=True,
    ),
    golden.layer_case(
        layers.SpectralNormalization(layers.EinsumDense("abc,cde->abde", output_shape=(None, 2, 3)), power_iterations=3),
        golden.normal(2, 3, 4),
        note="training, three iterations",
        training=True,
    ),
    golden.layer_case(
        layers.SpectralNormalization(layers.Dense(3, kernel_initializer="zeros"), power_iterations=2),
        golden.normal(2, 4),
        note="training, a kernel of zeros",
        training=True,
    ),
    golden.layer_case(
        layers.SpectralNormalization(layers.Embedding(5, 3, embeddings_initializer="ones")),
        golden.integers(0, 5, 2, 4),
        note="training, embeddings: the output has the dtype of the input",
        training=True,
    ),
]

golden.write(__file__, cases)
