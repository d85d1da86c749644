"""Makes the files of the page's tests with Python Keras, and what Keras predicts for them. By hand: python tools/test-files.py"""

import json
from pathlib import Path

import keras
import numpy
from keras import layers, ops

folder = Path(__file__).parent.parent / "test" / "files"
keras.utils.set_random_seed(5)
answers = {}


def save(model, name, *samples):
    """Saves the model, and with samples what it answers."""
    model.name = name
    model.save(folder / f"{name}.keras")
    if samples:
        answer = model(samples[0] if len(samples) == 1 else list(samples), training=False)
        flat = [answer] if not isinstance(answer, (list, dict)) else keras.tree.flatten(answer)
        answers[name] = [[round(float(n), 5) for n in numpy.ravel(a)] for a in flat]


def trained(model, *shape):
    """A step of training, so that means and variances are not as at first."""
    model.compile("sgd", "mse")
    x = numpy.random.default_rng(2).normal(1, 2, (32, *shape)).astype("float32")
    model.fit(x, model.predict(x, verbose=0) + 1, verbose=0)
    return model


rows = numpy.array([[5.1, 3.5, 1.4, 0.2], [6.7, 3.1, 4.7, 1.5]], "float32")
flowers = keras.Sequential(
    [
        keras.Input((4,)),
        layers.Dense(8, activation="relu"),
        layers.BatchNormalization(),
        layers.Dense(3, activation="softmax"),
    ]
)
save(trained(flowers, 4), "flowers", rows)

photos = keras.Sequential(
    [
        keras.Input((32, 32, 3)),
        layers.Rescaling(1 / 255),
        layers.Conv2D(4, 5, strides=4),
        layers.BatchNormalization(),
        layers.ReLU(),
        layers.GlobalAveragePooling2D(),
        layers.Dense(5),
    ]
)
# Red on the left, blue on the right.
picture = numpy.zeros((1, 32, 32, 3), "float32")
picture[:, :, :16, 0] = picture[:, :, 16:, 2] = 255
save(trained(photos, 32, 32, 3), "photos", picture)

reviews = keras.Sequential(
    [keras.Input((None,)), layers.Embedding(50, 4, mask_zero=True), layers.LSTM(4), layers.Dense(1, activation="sigmoid")]
)
save(reviews, "reviews", numpy.array([[4, 8, 15, 16, 23, 42]], "int32"))

place, kind = keras.Input((2,), name="place"), keras.Input((1,), dtype="int64", name="kind")
x = layers.Concatenate()([place, layers.Flatten()(layers.Embedding(6, 3)(kind))])
price = layers.Dense(1, name="price")(x)
size = layers.Dense(2, name="size")(x)
houses = keras.Model({"place": place, "kind": kind}, {"price": price, "size": size})
save(houses, "houses", {"place": numpy.array([[1.5, -2.0]], "float32"), "kind": numpy.array([[4]])})

save(keras.Sequential([layers.Dense(4), layers.Dense(2)]), "unbuilt")


@keras.saving.register_keras_serializable(package="mine")
class Swirl(layers.Layer):
    """A layer that nobody else has."""

    def __init__(self, units, **options):
        super().__init__(**options)
        self.units = units

    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], self.units), name="kernel")

    def call(self, x):
        return ops.sin(x @ self.kernel)

    def compute_output_shape(self, shape):
        return (*shape[:-1], self.units)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


facts = keras.Input((4,), name="facts")
x = layers.Dense(8, activation="gelu")(facts)
swirled = Swirl(6, name="whirl")(x)
x = ops.add(layers.Concatenate()([layers.Dense(6)(x), swirled]), 1.0)
save(keras.Model(facts, [layers.Dense(3, name="kind")(x), layers.Dense(1, name="size")(swirled)]), "twirl")

(folder / "answers.json").write_text(json.dumps(answers) + "\n")
