"""Cases of losses, metrics and optimizers: what their goldens and tests have in common."""

import jax
import keras
import numpy as np

from cases import normal
from encoding import encode


def loss_case(loss, y_true, y_pred, sample_weight=None, mask=None, grads=True, note=None, **options):
    """Calls a loss made with `options`, and takes the gradient of sum(out · cotangent) by `y_pred`."""
    made = loss(**options)

    def run(y_pred):
        y_pred = jax.numpy.asarray(y_pred)
        if mask is not None:
            keras.src.backend.set_keras_mask(y_pred, mask)
        return made(y_true, y_pred, sample_weight=sample_weight)

    out = run(y_pred)
    result = {"loss": keras.saving.serialize_keras_object(made), "options": encode(options)}
    if note:
        result["note"] = note
    result.update(y_true=encode(y_true), y_pred=encode(y_pred))
    if sample_weight is not None:
        result["sample_weight"] = encode(sample_weight)
    if mask is not None:
        result["mask"] = encode(mask)
    result["out"] = encode(out)
    if grads:
        cotangent = normal(*out.shape)
        result["cotangent"] = encode(cotangent)
        result["grad"] = encode(jax.vjp(run, y_pred)[1](jax.numpy.asarray(cotangent))[0])
    return result


def metric_case(metric, *updates, note=None, **options):
    """Updates a metric made with `options` batch by batch: `updates` are (y_true, y_pred[, sample_weight])."""
    made = metric(**options)
    result = {"metric": keras.saving.serialize_keras_object(made), "options": encode(options)}
    if note:
        result["note"] = note
    results = []
    for update in updates:
        made.update_state(*update)
        results.append(encode(np.asarray(made.result())))
    result["updates"] = [[encode(value) for value in update] for update in updates]
    result["results"] = results
    result["direction"] = getattr(made, "_direction", None)
    result["variables"] = [encode(np.asarray(variable.value)) for variable in made.variables]
    made.reset_state()
    made.update_state(*updates[-1])
    result["again"] = encode(np.asarray(made.result()))
    return result


def optimizer_case(optimizer, weights, steps, note=None, finalize=False, exclude=None, **options):
    """Makes steps with an optimizer on variables of the values `weights`; each step has one gradient for each.

    `exclude` goes to `exclude_from_weight_decay`; `finalize` calls `finalize_variable_values` at the end.
    """
    made = optimizer(**options)
    if exclude:
        made.exclude_from_weight_decay(var_names=exclude)
    variables = [keras.Variable(value, name=name) for name, value in weights.items()]
    result = {"optimizer": keras.saving.serialize_keras_object(made)}
    if note:
        result["note"] = note
    if exclude:
        result["exclude"] = exclude
    made.build(variables)
    after = []
    for gradients in steps:
        # As the trainer does on JAX.
        state = [variable.value for variable in made.variables]
        gradients = [jax.numpy.asarray(gradient) for gradient in gradients]
        new, state = made.stateless_apply(state, gradients, [variable.value for variable in variables])
        for variable, value in zip(variables + made.variables, new + state):
            variable.assign(value)
        after.append([encode(np.asarray(variable.value)) for variable in variables])
    result["weights"] = encode(weights)
    result["steps"] = [[encode(gradient) for gradient in gradients] for gradients in steps]
    result["after"] = after
    result["state"] = [encode(np.asarray(variable.value)) for variable in made.variables]
    if finalize:
        made.finalize_variable_values(variables)
        result["final"] = [encode(np.asarray(variable.value)) for variable in variables]
    return result


def schedule_case(schedule, steps, note=None, **options):
    """The learning rates of a schedule at some steps."""
    made = schedule(**options)
    result = {"schedule": keras.saving.serialize_keras_object(made)}
    if note:
        result["note"] = note
    result["steps"] = list(steps)
    result["rates"] = [encode(np.asarray(made(step), "float32")) for step in steps]
    return result
