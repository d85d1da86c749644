import keras
import numpy as np
from keras import initializers

import golden

cases = []


def add(initializer, *shape, dtype="float32", note=None):
    out = initializer(shape, dtype=dtype)
    case = {"object": keras.saving.serialize_keras_object(initializer), "shape": list(shape), "out": golden.encode(out)}
    cases.append({**case, "note": note} if note else case)


add(initializers.Zeros(), 2, 3)
add(initializers.Ones(), 2)
add(initializers.Constant(2.5), 3)
add(initializers.Identity(), 2, 3)
add(initializers.RandomNormal(mean=1.0, stddev=0.5, seed=3), 3, 4)
add(initializers.RandomUniform(minval=-1, maxval=2, seed=3), 3, 4)
add(initializers.TruncatedNormal(seed=4), 3, 4)
for name in ["GlorotUniform", "GlorotNormal", "HeNormal", "HeUniform", "LecunNormal", "LecunUniform"]:
    add(getattr(initializers, name)(seed=5), 3, 4)
add(initializers.GlorotUniform(seed=6), 2, 3, 2, 4, note="kernel of a convolution")
add(initializers.GlorotUniform(seed=6), 5, note="vector")
add(initializers.HeNormal(seed=6, input_axes=[0, 1], output_axes=[2]), 2, 3, 2, note="axes")
add(initializers.VarianceScaling(scale=0.3, mode="fan_out", distribution="untruncated_normal", seed=7), 3, 4)
add(initializers.VarianceScaling(distribution="normal", seed=7), 3, 4)
add(initializers.VarianceScaling(mode="fan_avg", distribution="uniform", seed=7), 3, 4)
add(initializers.Orthogonal(seed=8, gain=2.0), 4, 3)
add(initializers.Orthogonal(seed=8), 2, 5, note="fewer rows")
add(initializers.Orthogonal(seed=8), 2, 2, 3, note="three dimensions")
add(initializers.STFT(), 8, 1, 5)
add(initializers.STFT(side="imag", window="hamming", scaling="spectrum", periodic=True), 6, 1, 4)
add(initializers.STFT(window=None, scaling=None), 4, 1, 3, note="no window")

golden.write(__file__, cases)
