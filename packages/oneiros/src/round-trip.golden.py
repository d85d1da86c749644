"""Models as Python Keras builds, compiles, trains and saves them, with what they predict and how they train on.

Run by hand: `KERAS_BACKEND=jax python round-trip.golden.py` writes round-trip.golden.json and `round-trip-*.golden.keras`.
With a folder it opens the models there, `NAME.keras` for each entry of `cases.json`, and prints what they do: the test of
the other direction calls it so.
"""

import json
import sys
from pathlib import Path

import keras
import numpy as np
from keras import layers, losses, optimizers

here = Path(__file__).parent
rng = np.random.default_rng(0)


def normal(*shape):
    return rng.normal(size=shape).astype("float32")


def mlp():
    model = keras.Sequential(
        [keras.Input([6]), layers.Dense(8, activation="relu"), layers.Dense(8, activation="gelu"), layers.Dense(3)]
    )
    model.compile(
        optimizer=optimizers.Adam(learning_rate=0.01),
        loss=losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model, normal(12, 6), rng.integers(0, 3, 12).astype("int32")


def cnn():
    model = keras.Sequential(
        [
            keras.Input([9, 9, 2]),
            layers.Rescaling(0.5),
            layers.Conv2D(4, 3, padding="same", use_bias=False),
            layers.BatchNormalization(momentum=0.9),
            layers.Activation("relu"),
            layers.MaxPooling2D(),
            layers.DepthwiseConv2D(3, depth_multiplier=2, strides=2, padding="same"),
            layers.AveragePooling2D(2, strides=1),
            layers.BatchNormalization(scale=False),
            layers.GlobalAveragePooling2D(),
            layers.Dense(5, activation="softmax"),
        ]
    )
    model.compile(optimizer=optimizers.Adam(0.02, amsgrad=True), loss="categorical_crossentropy")
    return model, normal(8, 9, 9, 2), np.eye(5, dtype="float32")[rng.integers(0, 5, 8)]


def lstm():
    model = keras.Sequential(
        [
            keras.Input([7], dtype="int32"),
            layers.Embedding(20, 6, mask_zero=True),
            layers.LSTM(5, recurrent_dropout=0.0),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    rate = optimizers.schedules.ExponentialDecay(0.05, decay_steps=2, decay_rate=0.8)
    model.compile(optimizer=optimizers.Adam(rate), loss="binary_crossentropy", metrics=["mae"])
    tokens = rng.integers(1, 20, (10, 7)).astype("int32")
    tokens[::2, 4:] = 0  # padding
    return model, tokens, rng.integers(0, 2, (10, 1)).astype("float32")


def functional():
    left, right = keras.Input([4], name="left"), keras.Input([3, 4], name="right")
    shared = layers.Dense(6, activation="tanh", kernel_regularizer=keras.regularizers.L2(0.01), name="shared")
    merged = layers.Concatenate()([shared(left), layers.Flatten()(shared(right))])
    hidden = layers.Add()([layers.Dense(6)(merged), shared(left)])
    score = layers.Dense(1, name="score")(hidden)
    kind = layers.Dense(3, activation="softmax", name="kind")(hidden)
    model = keras.Model({"left": left, "right": right}, {"score": score, "kind": kind})
    model.compile(
        optimizer=optimizers.Adam(0.01, clipnorm=1.0, weight_decay=0.004),
        loss={"score": "mse", "kind": "sparse_categorical_crossentropy"},
        loss_weights={"score": 0.5, "kind": 2.0},
    )
    x = {"left": normal(8, 4), "right": normal(8, 3, 4)}
    return model, x, {"score": normal(8, 1), "kind": rng.integers(0, 3, 8).astype("int32")}


def encode(tree):
    if isinstance(tree, dict):
        return {key: encode(value) for key, value in tree.items()}
    array = np.asarray(tree)
    data = [float(np.format_float_positional(v, unique=True)) if array.dtype.kind == "f" else int(v) for v in array.reshape(-1)]
    return {"shape": list(array.shape), "dtype": array.dtype.name, "data": data}


def step(model, x, y):
    model.reset_metrics()
    return float(model.train_on_batch(x, y, return_dict=True)["loss"])


def answers(model, x, y):
    predictions = model.predict(x, verbose=0)
    losses = [step(model, x, y) for _ in range(3)]
    return {
        "predictions": encode(predictions),
        "losses": losses,
        "predictionsAfter": encode(model.predict(x, verbose=0)),
    }


def case(make):
    keras.backend.clear_session()
    keras.utils.set_random_seed(7)
    model, x, y = make()
    for _ in range(4):
        step(model, x, y)
    model.save(here / f"round-trip-{make.__name__}.golden.keras")
    return {"x": encode(x), "y": encode(y), **answers(model, x, y)}


def decode(tree):
    if "data" not in tree:
        return {key: decode(value) for key, value in tree.items()}
    return np.array(tree["data"], dtype=tree["dtype"]).reshape(tree["shape"])


def open_all(folder):
    cases = json.loads((folder / "cases.json").read_text())
    results = {}
    for name, entry in cases.items():
        model = keras.saving.load_model(folder / f"{name}.keras")
        results[name] = answers(model, decode(entry["x"]), decode(entry["y"]))
    print(json.dumps(results))


if __name__ == "__main__" and len(sys.argv) == 2 and (Path(sys.argv[1]) / "cases.json").exists():
    open_all(Path(sys.argv[1]))
elif __name__ == "__main__":
    cases = {make.__name__: case(make) for make in [mlp, cnn, lstm, functional]}
    text = ",\n".join(f"{json.dumps(name)}: {json.dumps(entry)}" for name, entry in cases.items())
    (here / "round-trip.golden.json").write_text("{\n" + text + "\n}\n")
