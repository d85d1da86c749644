"""A user's script, from nothing to the end of the first training step. It says so on stdout."""

import sys

from keras_models import make

workload = sys.argv[1]
batch = 64 if workload == "cnn" else 128
model, x, y = make(workload, batch)
model.fit(x, y, batch_size=batch, verbose=0)
print("trained", flush=True)
