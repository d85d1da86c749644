"""A process that trains and predicts with Python Keras, as KERAS_BACKEND says, and times it.

Requests come as lines of JSON on stdin; milliseconds a step go out as lines of JSON on stdout.
"""

import json
import sys
import time

import keras
from keras_models import make

backend = keras.backend.backend()
prepared = {}


def prepare(request, steps=None):
    samples = request["batch"] * (steps or request["steps"])
    key = (request["workload"], samples)
    if key not in prepared:
        prepared[key] = make(*key)
    return prepared[key]


class EpochClock(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.start = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        self.seconds = time.perf_counter() - self.start


def fit(request):
    model, x, y = prepare(request)
    clock = EpochClock()
    model.fit(x, y, batch_size=request["batch"], shuffle=False, verbose=0, callbacks=[clock])
    return clock.seconds


def predict(request):
    model, x, _ = prepare(request)
    return timed(lambda: model.predict(x, batch_size=request["batch"], verbose=0))


compiled = {}


def step(request):
    """The compiled step alone, on a batch that lies in memory."""
    model, x, y = prepare(request, 1)
    key = request["workload"]
    if backend == "tensorflow":
        import tensorflow as tf

        if key not in compiled:
            model.optimizer.build(model.trainable_variables)
            compiled[key] = (tf.function(model.train_step), tf.constant(x), tf.constant(y))
        run, x, y = compiled[key]

        def body():
            for _ in range(request["steps"]):
                logs = run((x, y))
            logs["loss"].numpy()

    else:
        import jax

        if key not in compiled:
            model.optimizer.build(model.trainable_variables)
            run = jax.jit(model.train_step, donate_argnums=0)
            state = model._get_jax_state(
                trainable_variables=True,
                non_trainable_variables=True,
                optimizer_variables=True,
                metrics_variables=True,
            )
            state = jax.tree_util.tree_map(lambda a: a.copy(), state)  # the model keeps its own
            compiled[key] = [run, jax.numpy.asarray(x), jax.numpy.asarray(y), state]
        run, x, y, _ = compiled[key]

        def body():
            state = compiled[key][3]
            for _ in range(request["steps"]):
                logs, state = run(state, (x, y))
            compiled[key][3] = jax.block_until_ready(state)

    return timed(body)


def forward(request):
    """The compiled prediction alone, on a batch that lies in memory."""
    model, x, _ = prepare(request, 1)
    key = "forward " + request["workload"]
    if backend == "tensorflow":
        import tensorflow as tf

        if key not in compiled:
            compiled[key] = (tf.function(lambda x: model(x, training=False)), tf.constant(x))
        run, x = compiled[key]

        def body():
            for _ in range(request["steps"]):
                y = run(x)
            y.numpy()

    else:
        import jax

        if key not in compiled:
            run = jax.jit(lambda tv, ntv, x: model.stateless_call(tv, ntv, x, training=False)[0])
            tv = [v.value + 0 for v in model.trainable_variables]
            ntv = [v.value + 0 for v in model.non_trainable_variables]
            compiled[key] = (run, tv, ntv, jax.numpy.asarray(x))
        run, tv, ntv, x = compiled[key]

        def body():
            for _ in range(request["steps"]):
                y = run(tv, ntv, x)
            jax.block_until_ready(y)

    return timed(body)


def timed(body):
    start = time.perf_counter()
    body()
    return time.perf_counter() - start


tasks = {"step": step, "fit": fit, "forward": forward, "predict": predict}


def say(message):
    print(json.dumps(message), flush=True)


if __name__ == "__main__":
    say({"ready": list(tasks)})
    for line in sys.stdin:
        request = json.loads(line)
        seconds = tasks[request["task"]](request)
        say({"milliseconds": 1000 * seconds / request["steps"]})
