"""A functional model with ops of keras.ops as nodes, and what it gives."""
import json
import pathlib

import golden
import keras
import numpy as np
from keras import ops

keras.utils.set_random_seed(1)
i = keras.Input((4, 6), name="i")
e = keras.Input((5,), dtype="int32", name="e")
mean = ops.mean(i, axis=1, keepdims=True)
item = (i * 2.0 + 1)[:, 0]
joined = ops.expand_dims(ops.concatenate([item, item], axis=-1), 1)
outputs = [
    mean, ops.reshape(i, (-1, 24)), joined, ops.softmax(joined), ops.matmul(i, ops.transpose(i, (0, 2, 1))),
    ops.where(i > 0, i, 0.0), ops.clip(i, -0.5, 0.5), ops.pad(i, [[0, 0], [1, 1], [0, 0]]), ops.take(i, [0, 1], axis=1),
    ops.split(i, 2, axis=1)[1], ops.max(i, axis=(1, 2)), ops.relu(i), -i, ops.stack([i, i], axis=1), ops.one_hot(e, 7),
    ops.einsum("bij,bkj->bik", i, i), ops.repeat(i, 2, axis=1), ops.squeeze(mean, 1), ops.tile(i, (1, 2, 1)),
    i[:, ::2, -1], keras.layers.LSTM(3)(keras.layers.Embedding(10, 4, mask_zero=True)(e)),
]  # fmt: skip
model = keras.Model([i, e], outputs)
x = np.sin(np.arange(48)).reshape(2, 4, 6).astype("float32")
tokens = np.array([[1, 2, 3, 0, 0], [4, 5, 0, 0, 0]], dtype="int32")
golden.save_beside(__file__, model, "operations.golden.keras")
answers = [{"shape": list(y.shape), "data": [round(float(v), 6) for v in y.ravel()]} for y in model.predict([x, tokens], verbose=0)]
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(answers, separators=(",", ":")) + "\n")
