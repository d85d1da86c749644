import keras
import numpy as np
from keras import layers

import golden

makers = {
    "Dense": (lambda: layers.Dense(2), (1, 3)),
    "Embedding": (lambda: layers.Embedding(3, 2), (1, 2)),
    "SeparableConv2D": (lambda: layers.SeparableConv2D(2, 2), (1, 3, 3, 1)),
    "LSTM": (lambda: layers.LSTM(2), (1, 2, 2)),
    "GRU": (lambda: layers.GRU(2), (1, 2, 2)),
    "SimpleRNN": (lambda: layers.SimpleRNN(2), (1, 2, 2)),
    "Bidirectional": (lambda: layers.Bidirectional(layers.LSTM(2)), (1, 2, 2)),
    "RNN": (lambda: layers.RNN([layers.SimpleRNNCell(2), layers.GRUCell(2)]), (1, 2, 2)),
}

cases = []
for name, (make, shape) in makers.items():
    keras.utils.set_random_seed(7)
    pair = [make(), make()]
    x = np.zeros(shape, "int32" if name == "Embedding" else "float32")
    for layer in pair:
        layer(x)
    weights = [golden.encode(weight) for layer in pair for weight in layer.get_weights()]
    cases.append({"layer": name, "x": golden.encode(x), "weights": weights})

golden.write(__file__, cases)
