"""Runs Keras and collects what it answers: one case a call, one JSON file a script."""

import base64
import os
import pathlib
import sys
import tempfile
import zlib

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import jax  # noqa: E402  (the backend must be chosen first)
import keras  # noqa: E402
import numpy as np  # noqa: E402

from encoding import dumps, encode, is_tensor  # noqa: E402

generator = None


def start(script):
    """Seeds all inputs and cotangents by the name of the script, so that a rerun writes the same file."""
    global generator
    name = pathlib.Path(script).name
    generator = np.random.default_rng(zlib.crc32(name.encode()))
    keras.utils.set_random_seed(1234)
    keras.utils.clear_session()


def normal(*shape, scale=1.0, mean=0.0):
    """Random float32 values of three decimals around `mean`."""
    return np.asarray(np.round(generator.normal(mean, scale, shape), 3), "float32") + np.float32(0)


def uniform(low, high, *shape, decimals=3):
    """Random float32 values of few decimals in [low, high]."""
    return np.asarray(np.round(generator.uniform(low, high, shape), decimals), "float32") + np.float32(0)


def distinct(*shape, step=0.25):
    """Shuffled float32 values without ties, around 0."""
    size = int(np.prod(shape))
    return np.asarray((generator.permutation(size) - size // 2) * step + 0.125, "float32").reshape(shape)


def integers(low, high, *shape, dtype="int32"):
    """Random integers in [low, high)."""
    return np.asarray(generator.integers(low, high, shape), dtype)


def booleans(*shape):
    """Random booleans."""
    return np.asarray(generator.integers(0, 2, shape), "bool")


def case(op, fn, *args, grads=True, note=None, **opts):
    """Calls `fn(*args, **opts)` and, where all is differentiable, its gradient.

    Arrays among `args` are tensors; the gradient of sum(out · cotangent) is taken for each float32 tensor in `args`,
    in order. Results that are not floats get the cotangent null. `note` says what the case is for.
    """
    out, multiple = flatten(fn(*args, **opts))
    result = {"op": op}
    if note:
        result["note"] = note
    result.update(args=[encode(arg) for arg in args], opts=encode(opts))
    if multiple:
        result["multi"] = True
    result["out"] = [encode(tensor) for tensor in out]
    leaves = float_leaves(args)
    floats = [is_float(tensor) for tensor in out]
    if grads and leaves and any(floats):
        cotangents = [normal(*tensor.shape) if float_ else None for tensor, float_ in zip(out, floats)]

        def floating(*leaves):
            return [tensor for tensor in flatten(fn(*replace(args, leaves), **opts))[0] if is_float(tensor)]

        _, pullback = jax.vjp(floating, *leaves)
        gradients = pullback([jax.numpy.asarray(cotangent) for cotangent in cotangents if cotangent is not None])
        result["cotangents"] = [encode(cotangent) for cotangent in cotangents]
        result["grads"] = [encode(gradient) for gradient in gradients]
    return result


def layer_case(layer, *inputs, grads=True, note=None, **call):
    """Calls a layer as a pure function of its variables.

    Records the serialized layer, its variables by path before the call, the results, the sum of the
    penalties (`loss`), the non-trainable variables that the call changed, and gradients for the float32 inputs (`grads`) and trainable variables (`variable_grads`).
    """
    layer(*inputs, **call)  # builds it
    trainable = [variable.value for variable in layer.trainable_variables]
    state = [np.asarray(variable.value) for variable in layer.non_trainable_variables]
    leaves = float_leaves(inputs)

    def run(trainable, leaves):
        result, changed = layer.stateless_call(trainable, state, *replace(inputs, leaves), **call)
        return flatten(result)[0], changed

    before = {variable.path: np.asarray(variable.value) for variable in layer.variables}
    out, changed = run(trainable, leaves)
    multiple = flatten(layer.stateless_call(trainable, state, *inputs, **call)[0])[1]
    result = {"layer": keras.saving.serialize_keras_object(layer)}
    if note:
        result["note"] = note
    result.update(variables=encode(before), args=[encode(value) for value in inputs], opts=encode(call))
    if multiple:
        result["multi"] = True
    result["out"] = [encode(tensor) for tensor in out]
    updates = zip(layer.non_trainable_variables, state, changed)
    losses = losses_of(layer, inputs, call)
    if losses:
        result["loss"] = float(sum(losses))
    result["updates"] = {v.path: encode(new) for v, old, new in updates if not np.array_equal(old, np.asarray(new))}
    if grads and all(is_float(tensor) for tensor in out):
        cotangents = [normal(*tensor.shape) for tensor in out]
        _, pullback = jax.vjp(lambda trainable, leaves: run(trainable, leaves)[0], trainable, leaves)
        of_variables, of_inputs = pullback([jax.numpy.asarray(cotangent) for cotangent in cotangents])
        result["cotangents"] = [encode(cotangent) for cotangent in cotangents]
        result["grads"] = [encode(gradient) for gradient in of_inputs]
        paths = [variable.path for variable in layer.trainable_variables]
        result["variable_grads"] = {path: encode(gradient) for path, gradient in zip(paths, of_variables)}
    return result


def losses_of(layer, inputs, call):
    """The penalties of one call, which leaves the variables as they are; `stateless_call` gives only some of them."""
    before = [np.asarray(variable.value) for variable in layer.variables]
    layer._clear_losses()
    layer(*inputs, **call)
    for variable, value in zip(layer.variables, before):
        variable.assign(value)
    return layer.losses


def write(script, cases, **header):
    """Writes `x.golden.json` beside `x.golden.py`, one case a line."""
    target = pathlib.Path(script).with_suffix(".json")
    fields = {"keras": keras.__version__, **header}
    head = "".join(f"{dumps(key)}:{dumps(value)},\n" for key, value in fields.items())
    lines = ",\n".join(dumps(entry) for entry in cases)
    target.write_text(f'{{{head}"cases":[\n{lines}\n]}}\n')


def keras_file(model):
    """The bytes of a model's .keras file in base64, for goldens that must read one."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "model.keras"
        model.save(path)
        return base64.b64encode(path.read_bytes()).decode()


def save_beside(script, model, name=None):
    """Saves a model as `x.keras` beside `x.golden.py` (or under `name`) and returns the file's name."""
    script = pathlib.Path(script)
    name = name or script.name.removesuffix(".golden.py") + ".keras"
    model.save(script.parent / name)
    return name


def flatten(result):
    """The tensors of a result in order, and whether there may be several."""
    if is_tensor(result):
        return [result], False
    if isinstance(result, dict):
        return [tensor for key in result for tensor in flatten(result[key])[0]], True
    if isinstance(result, (list, tuple)):
        return [tensor for entry in result for tensor in flatten(entry)[0]], True
    return [np.asarray(result)], False


def float_leaves(args):
    if is_tensor(args):
        return [args] if str(args.dtype) == "float32" else []
    if isinstance(args, (list, tuple)):
        return [leaf for entry in args for leaf in float_leaves(entry)]
    return []


def replace(args, leaves):
    """`args` with their float32 tensors taken from `leaves`, in order."""
    rest = iter(leaves)

    def place(value):
        if is_tensor(value):
            return next(rest) if str(value.dtype) == "float32" else value
        return type(value)(map(place, value)) if isinstance(value, (list, tuple)) else value

    return [place(arg) for arg in args]


def is_float(tensor):
    return jax.numpy.issubdtype(tensor.dtype, jax.numpy.floating)


start(sys.argv[0])
