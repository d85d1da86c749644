"""Models trained for a few steps: names and values of all logs, and the weights after."""

import golden
import keras
import numpy as np
from golden import encode, normal, uniform
from keras import Input, Model, Sequential, layers, losses, metrics, optimizers

cases = []
x = normal(7, 3)
real = normal(7, 1)
binary = golden.integers(0, 2, 7, 1)
labels = golden.integers(0, 3, 7)
one_hot = np.eye(3, dtype="float32")[labels]
weights = uniform(0, 2, 7)


def trained(note, model, x, y, fit=None, on_batch=False, **compile_options):
    """Compiles and trains; `fit` are its options."""
    fit = {"batch_size": 3, "epochs": 2, "shuffle": False, **(fit or {})}
    model.compile(**{"optimizer": optimizers.SGD(0.1, momentum=0.5), **compile_options})
    config = keras.saving.serialize_keras_object(model)
    before = [encode(value) for value in model.get_weights()]
    history = model.fit(x, y, verbose=0, **fit)
    result = {"note": note, "model": config, "weights": before, "x": encode(x), "y": encode(y), "fit": encode(fit)}
    result["history"] = history.history
    result["after"] = [encode(value) for value in model.get_weights()]
    evaluation = {"batch_size": 4, "sample_weight": fit.get("sample_weight")}
    result["evaluate"] = model.evaluate(x, y, verbose=0, return_dict=True, **evaluation)
    if on_batch:
        result["on_batch"] = [model.train_on_batch(x, y, return_dict=True) for _ in range(2)]
        result["test_on_batch"] = model.test_on_batch(x, y, return_dict=True)
    result = {key: floats(value) for key, value in result.items()}
    cases.append(result)


def floats(value):
    """Plain numbers for those of NumPy."""
    if isinstance(value, dict):
        return {key: floats(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [floats(entry) for entry in value]
    return float(value) if isinstance(value, np.floating) or hasattr(value, "shape") else value


def one(units, activation=None, **options):
    return Sequential([Input((3,)), layers.Dense(4, activation="relu"), layers.Dense(units, activation=activation, **options)])


def two():
    inputs = Input((3,), name="in")
    hidden = layers.Dense(4, activation="tanh")(inputs)
    return Model(inputs, [layers.Dense(1, name="p")(hidden), layers.Dense(3, activation="softmax", name="q")(hidden)])


def keyed():
    inputs = Input((3,), name="in")
    hidden = layers.Dense(4, activation="tanh")(inputs)
    return Model(inputs, {"b": layers.Dense(1, name="p")(hidden), "a": layers.Dense(3, activation="softmax", name="q")(hidden)})


trained("mse by name", one(1), x, real, loss="mse", metrics=["mae", "mse"], on_batch=True)
trained("class names", one(1), x, real, loss="MeanSquaredError", metrics=["MeanAbsoluteError", "mean_squared_error"])
trained("functions", one(1), x, real, loss=losses.mean_squared_error, metrics=[metrics.mean_absolute_error])
trained("targets without the last dimension", one(1), x, real[:, 0], loss="mae", metrics=["mse"])
trained("objects", one(1), x, real, loss=losses.Huber(), metrics=[metrics.MeanSquaredError(name="error"), "mse"])
trained("loss weight", one(1), x, real, loss="mse", loss_weights=0.5)
trained(
    "weights of samples", one(1), x, real, {"sample_weight": weights}, loss="mse", metrics=["mae"], weighted_metrics=["mae", "mse"]
)
trained("binary", one(1, "sigmoid"), x, binary, loss="binary_crossentropy", metrics=["accuracy"])
trained("binary, acc", one(1, "sigmoid"), x, binary, loss="bce", metrics=["acc", "binary_accuracy"])
trained(
    "logits",
    one(3),
    x,
    labels,
    loss=losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy", metrics.SparseCategoricalCrossentropy(from_logits=True)],
)
trained("column of classes", one(3, "softmax"), x, labels[:, None], loss="sparse_categorical_crossentropy", metrics=["acc"])
trained("class weights", one(3, "softmax"), x, labels, {"class_weight": {0: 2.0, 1: 0.5}}, loss="sparse_categorical_crossentropy", metrics=["accuracy"], weighted_metrics=["accuracy"])
trained("one-hot", one(3, "softmax"), x, one_hot, {"class_weight": {0: 2.0, 2: 0.5}}, loss="categorical_crossentropy", metrics=["accuracy", "categorical_accuracy"])
trained("crossentropy for short", one(3, "softmax"), x, one_hot, loss="crossentropy", metrics=["accuracy"])
trained("two metrics of a name", one(1), x, real, loss="mse", metrics=[metrics.MeanSquaredError(), metrics.MeanSquaredError()], weighted_metrics=[metrics.MeanSquaredError()])

pair = [real, labels]
named = {"p": real, "q": labels}
trained("two outputs: lists", two(), x, pair, loss=["mse", "sparse_categorical_crossentropy"], metrics=[["mae"], ["accuracy"]], on_batch=True)
trained("two outputs: objects", two(), x, named, loss={"p": "mse", "q": "sparse_categorical_crossentropy"}, loss_weights={"p": 0.5, "q": 2.0}, metrics={"q": ["accuracy"], "p": ["mae", "mse"]})
trained("two outputs: weights of losses in a list", two(), x, pair, loss=["mse", "sparse_categorical_crossentropy"], loss_weights=[0.5, 2.0])
trained("two outputs: one loss for both", two(), x, [real, one_hot], loss="mse", metrics=["mae", "mse"])
trained("two outputs: weights of samples", two(), x, pair, {"sample_weight": [weights, weights[::-1].copy()]}, loss={"p": "mse", "q": "sparse_categorical_crossentropy"}, weighted_metrics={"p": ["mae"], "q": ["accuracy"]})
trained("outputs that are an object", keyed(), x, {"b": real, "a": labels}, loss={"b": "mse", "a": "sparse_categorical_crossentropy"}, metrics={"a": ["accuracy"], "b": ["mae"]})
trained("a loss for one of two outputs", two(), x, pair, loss=["mse", None])

trained("validation split", one(1), x, real, {"validation_split": 0.3}, loss="mse", metrics=["mae"])
trained("validation data", one(1), x, real, {"validation_data": [x[:4], real[:4]], "validation_batch_size": 3, "validation_freq": 2}, loss="mse")
trained("validation data with weights", one(1), x, real, {"validation_data": [x[:4], real[:4], weights[:4]]}, loss="mse", weighted_metrics=["mae"])
trained("class weights do not touch validation", one(3, "softmax"), x, labels, {"class_weight": {0: 3.0, 1: 3.0, 2: 3.0}, "validation_split": 0.3}, loss="sparse_categorical_crossentropy")
trained("fewer steps than batches", one(1), x, real, {"steps_per_epoch": 2, "epochs": 3, "batch_size": 2}, loss="mse")
trained("initial epoch", one(1), x, real, {"initial_epoch": 3, "epochs": 5}, loss="mse")
trained("averages of weights", one(1), x, real, loss="mse", optimizer=optimizers.SGD(0.1, use_ema=True, ema_momentum=0.8))
trained("schedule", one(1), x, real, loss="mse", optimizer=optimizers.Adam(optimizers.schedules.ExponentialDecay(0.1, 2, 0.5)))
trained("AdamW", one(1), x, real, loss="mse", optimizer=optimizers.AdamW(0.1, weight_decay=0.1))
trained(
    "penalties",
    Sequential([Input((3,)), layers.Dense(4, kernel_regularizer="l2", activity_regularizer="l1"), layers.BatchNormalization(), layers.Dense(1)]),
    x,
    real,
    loss="mse",
    metrics=["mae"],
)
trained("constraints", one(1, kernel_constraint=keras.constraints.MaxNorm(0.3)), x, real, loss="mse")
golden.write(__file__, cases)
