"""Makes the example files of the page with Python Keras. Run it by hand: python tools/samples.py"""

from pathlib import Path

import keras
from keras import layers, ops

folder = Path(__file__).parent.parent / "public" / "samples"
keras.utils.set_random_seed(7)


def block(x, filters):
    """Two convolutions and a way around them."""
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    around = layers.Conv2D(filters, 1)(x)
    return layers.ReLU()(layers.Add()([y, around]))


# A picture and four numbers in; two answers out; a model inside the model, a shared layer, an op.
inside = keras.Input((32,), name="code")
mixed = layers.Dense(24, activation="gelu")(inside)
mixer = keras.Model(inside, layers.Dense(32)(layers.LayerNormalization()(mixed)), name="mixer")

picture = keras.Input((28, 28, 1), name="picture")
facts = keras.Input((4,), name="facts")
x = block(picture, 8)
x = layers.MaxPooling2D(2)(x)
x = block(x, 16)
x = layers.GlobalAveragePooling2D()(x)
both = layers.Concatenate()([x, layers.Dense(16, activation="tanh")(facts)])
mixed = ops.multiply(mixer(both), 0.5)
shared = layers.Dense(12, activation="relu", name="shared")
left, right = shared(mixed), shared(both)
kind = layers.Dense(10, activation="softmax", name="kind")(layers.Concatenate()([left, right]))
size = layers.Dense(1, name="size")(left)
branches = keras.Model([picture, facts], [kind, size], name="branches")
branches.compile("adam", loss=["sparse_categorical_crossentropy", "mse"])
branches.save(folder / "branches.keras")

tokens = keras.Input((None,), dtype="int32", name="tokens")
x = layers.Embedding(500, 16, mask_zero=True)(tokens)
x = layers.LSTM(24, return_sequences=True)(x)
x = layers.LSTM(16)(x)
mood = layers.Dense(3, activation="softmax", name="mood")(x)
words = keras.Model(tokens, mood, name="words")
words.compile("rmsprop", loss="sparse_categorical_crossentropy")
words.save(folder / "words.keras")
