"""The workloads' models in Python Keras, with random data."""

import numpy as np
import keras
from keras import layers


def make(workload, samples):
    rng = np.random.default_rng(0)
    if workload == "lstm":
        model = keras.Sequential(
            [
                keras.Input([80], dtype="int32"),
                layers.Embedding(5000, 128),
                layers.LSTM(128),
                layers.Dense(1, activation="sigmoid"),
            ]
        )
        model.compile(optimizer=keras.optimizers.Adam(), loss=keras.losses.BinaryCrossentropy())
        x = rng.integers(0, 5000, (samples, 80)).astype("int32")
        return model, x, rng.integers(0, 2, (samples, 1)).astype("float32")
    if workload == "mlp":
        model = keras.Sequential(
            [
                keras.Input([784]),
                layers.Dense(512, activation="relu"),
                layers.Dense(512, activation="relu"),
                layers.Dense(10),
            ]
        )
        x = rng.random((samples, 784), dtype="float32")
    else:
        model = keras.Sequential(
            [
                keras.Input([28, 28, 1]),
                layers.Conv2D(32, 3, activation="relu"),
                layers.Conv2D(64, 3, activation="relu"),
                layers.MaxPooling2D(2),
                layers.Flatten(),
                layers.Dense(128, activation="relu"),
                layers.Dense(10),
            ]
        )
        x = rng.random((samples, 28, 28, 1), dtype="float32")
    model.compile(
        optimizer=keras.optimizers.Adam(),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    return model, x, rng.integers(0, 10, samples).astype("int32")
