"""Run with KERAS_BACKEND=tensorflow, since JAX has no 64 bits. Keras's result_type for every pair of dtypes and weak types, and conversions to 16-bit floats."""
import itertools
import json
import pathlib

import jax.numpy as jnp
import numpy as np
from keras.src import backend

names = ["bool", "uint8", "uint16", "uint32", "int8", "int16", "int32", "int64", "bfloat16", "float16", "float32", "float64"]
weak = {"int": int, "float": float}
pairs = {}
for x, y in itertools.combinations_with_replacement([*names, *weak], 2):
    pairs[f"{x} {y}"] = backend.result_type(weak.get(x, x), weak.get(y, y))
values = [0.0, -0.0, 1.0, 1 / 3, 65504.0, 65519.0, 65520.0, 1e-8, 6e-8, 3.05e-5, 1e30, 3.4e38, float("inf"), float("-inf"), 2049.0, 2051.0]
bits = {
    name: [int(np.asarray(jnp.asarray(np.float32(v)).astype(name)).view(np.uint16)) for v in values] for name in ["float16", "bfloat16"]
}
out = {"pairs": pairs, "values": [str(v) for v in values], "bits": bits}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out, indent=1) + "\n")
