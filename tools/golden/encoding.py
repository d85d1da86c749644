"""Turns NumPy and JAX values into the JSON of golden files.

A tensor is `{"$t": {"shape": […], "dtype": "float32", "data": […]}}` with its elements in row-major order, a list or
tuple that holds tensors is `{"$list": […]}`, and everything else is plain JSON. Elements that JSON lacks are the
strings "NaN", "Infinity" and "-Infinity"; floats have the fewest digits that read back to the same element.
"""

import json
import math

import numpy as np


def is_tensor(value):
    """Whether a value is written as a tensor; NumPy scalars are tensors of rank 0."""
    return hasattr(value, "shape") and hasattr(value, "dtype")


def encode(value):
    """The JSON form of an argument, option or result."""
    if is_tensor(value):
        array = np.asarray(value)
        data = [number(element) for element in array.reshape(-1)]
        return {"$t": {"shape": list(array.shape), "dtype": array.dtype.name, "data": data}}
    if isinstance(value, dict):
        return {key: encode(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        entries = [encode(entry) for entry in value]
        return {"$list": entries} if any(holds_tensor(entry) for entry in value) else entries
    if isinstance(value, float):
        return number(np.float64(value))
    return value


def number(element):
    """A JSON scalar for one array element."""
    if element.dtype.kind == "b":
        return bool(element)
    if element.dtype.kind in "iu":
        return int(element)
    value = float(element)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    shortest = float(str(element))
    return Whole(shortest) if shortest.is_integer() and abs(shortest) < 1e15 else shortest


class Whole(float):
    """A float without fraction, written as 2 rather than 2.0, and as -0 where its sign would be lost."""

    def __repr__(self):
        return "-0" if self == 0 and math.copysign(1, self) < 0 else str(int(self))


def dumps(value):
    """Compact JSON on one line."""
    return (
        json.dumps(plain(value), separators=(",", ":"), allow_nan=False).replace('"\\u0000', "").replace('\\u0000"', "")
    )


def plain(value):
    """Marks `Whole` numbers, whose own `repr` the json module does not ask for."""
    if isinstance(value, Whole):
        return f"\0{value!r}\0"
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    return value


def holds_tensor(value):
    if isinstance(value, (list, tuple)):
        return any(holds_tensor(entry) for entry in value)
    return is_tensor(value)
