"""The cases that ops of one family share: shapes, dtypes, special values, axes."""

import keras
import numpy as np

from cases import booleans, case, distinct, integers, normal, uniform

SPECIAL = (np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 1e-4, 50.0, 1e4)


def find(name):
    """The function of keras.ops called `name`, which may have dots."""
    found = keras.ops
    for part in name.split("."):
        found = getattr(found, part)
    return found


def unary(name, low=-3.0, high=3.0, special=SPECIAL, integer=True, boolean=True, **opts):
    """An elementwise op; gradients are taken on (low, high), inside its domain."""
    fn = find(name)
    cases = [
        case(name, fn, uniform(low, high, 2, 3, 4), **opts),
        case(name, fn, np.array(special, "float32"), grads=False, note="special values", **opts),
        case(name, fn, uniform(low, high), note="scalar", **opts),
        case(name, fn, np.zeros((2, 0, 3), "float32"), note="empty", **opts),
        case(name, fn, uniform(low, high, 1, 2, 1, 2, 3, 1), note="rank 6", **opts),
    ]
    if integer:
        cases += [
            case(name, fn, integers(int(np.floor(low)), int(np.ceil(high)) + 1, 2, 3), note="int32", **opts),
            case(name, fn, integers(0, 6, 5, dtype="uint8"), note="uint8", **opts),
        ]
    if integer and boolean:
        cases.append(case(name, fn, np.array([False, True]), note="bool", **opts))
    return cases


def activation(name, special=SPECIAL, **opts):
    """An elementwise op of keras.ops that only takes floats."""
    return unary(name, low=-5.0, high=5.0, special=special, integer=False, **opts)


def binary(
    name, left=(-3.0, 3.0), right=(-3.0, 3.0), floats=True, integer=True, overflow=True, specials=True, scalars=True
):
    """An elementwise op of two tensors; `left` and `right` are the ranges on which gradients are taken."""
    fn = find(name)
    cases = [
        case(name, fn, uniform(*left, 2, 3), uniform(*right, 2, 3)),
        case(name, fn, uniform(*left, 2, 1, 3), uniform(*right, 4, 1), note="broadcast"),
        case(name, fn, uniform(*left, 1, 2, 1, 1, 2, 3), uniform(*right, 2, 1, 3, 1, 1), note="rank 6"),
        case(name, fn, uniform(*left), uniform(*right, 3), note="scalar tensor"),
        case(name, fn, np.zeros((0, 3), "float32"), uniform(*right, 1, 3), note="empty"),
    ]
    if specials:
        some = np.array([np.nan, np.inf, -np.inf, 0.0, 1.0, -2.0], "float32")
        cases.append(case(name, fn, some[:, None], some, grads=False, note="special values"))
    if scalars:
        cases += [
            case(name, fn, uniform(*left, 3), 2, note="number on the right"),
            case(name, fn, 2.0, uniform(*right, 3), note="number on the left"),
            case(name, fn, integers(1, 9, 3), 1.5, note="int32 and a fraction"),
        ]
    if integer:
        cases.append(case(name, fn, np.array([7, -7, 7, -7], "int32"), np.array([3, 3, -3, -3], "int32"), note="int32"))
        cases.append(case(name, fn, np.array([7, 1], "uint8"), uniform(1, 3, 2), note="uint8 and float32"))
        cases.append(case(name, fn, np.array([True, False]), np.array([3, 5], "int32"), note="bool and int32"))
    if overflow:
        big = np.array([2147483647, -2147483648, 65536], "int32")
        cases.append(case(name, fn, big, np.array([1, -1, 65536], "int32"), note="int32 overflow"))
        cases.append(
            case(name, fn, np.array([255, 0, 16], "uint8"), np.array([1, 1, 16], "uint8"), note="uint8 overflow")
        )
    return cases


def compare(name):
    """A comparison of two tensors."""
    fn = find(name)
    some = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0], "float32")
    return [
        case(name, fn, integers(0, 3, 2, 3).astype("float32"), integers(0, 3, 2, 3).astype("float32")),
        case(name, fn, some[:, None], some, note="special values"),
        case(name, fn, integers(0, 3, 2, 1, 3), integers(0, 3, 4, 1), note="int32, broadcast"),
        case(name, fn, integers(0, 3, 1, 2, 1, 1, 2, 3), integers(0, 3, 2, 1, 3, 1, 1), note="rank 6"),
        case(
            name,
            fn,
            np.array([2147483647, 16777217], "int32"),
            np.array([2147483646, 16777216], "int32"),
            note="int32 beyond 2^24",
        ),
        case(name, fn, integers(0, 3, 4), 1.5, note="int32 and a fraction"),
        case(name, fn, np.array([False, True, False, True]), np.array([False, False, True, True]), note="bool"),
        case(name, fn, np.array([0, 200], "uint8"), np.array([-56, 200], "int32"), note="uint8 and int32"),
        case(name, fn, np.zeros((0, 3), "float32"), np.float32(1), note="empty"),
    ]


def logical(name):
    """A logical op of two tensors, for which anything but zero is true."""
    fn = find(name)
    return [
        case(name, fn, np.array([False, True, False, True]), np.array([False, False, True, True])),
        case(name, fn, np.array([0, 2, 0, -1], "int32"), np.array([[0], [3]], "int32"), note="int32, broadcast"),
        case(
            name,
            fn,
            np.array([0.0, np.nan, -0.0, 0.5], "float32"),
            np.array([True, True, True, True]),
            note="float32 and bool",
            grads=False,
        ),
        case(name, fn, booleans(1, 2, 1, 1, 2, 3), booleans(2, 1, 3, 1, 1), note="rank 6"),
        case(name, fn, np.array(True), booleans(3), note="scalar tensor"),
        case(name, fn, np.zeros((0, 2), "bool"), booleans(1, 2), note="empty"),
    ]


def bitwise(name):
    """A bitwise op of two tensors."""
    fn = find(name)
    some = np.array([0, 1, -1, 2147483647, -2147483648, 1431655765], "int32")
    return [
        case(name, fn, some[:, None], some),
        case(name, fn, np.array([0, 170, 255], "uint8"), np.array([15, 85, 255], "uint8"), note="uint8"),
        case(
            name,
            fn,
            np.array([0, 4294967295, 3000000000], "uint32"),
            np.array([7, 1, 4294967295], "uint32"),
            note="uint32",
        ),
        case(name, fn, np.array([False, True, False, True]), np.array([False, False, True, True]), note="bool"),
        case(name, fn, integers(-9, 9, 1, 2, 1, 1, 2, 3), integers(-9, 9, 2, 1, 3, 1, 1), note="rank 6, broadcast"),
        case(name, fn, np.zeros((0, 3), "int32"), integers(0, 9, 3), note="empty"),
        case(name, fn, integers(0, 99, 3), 5, note="number on the right"),
    ]


def shift(name):
    """A shift of bits."""
    fn = find(name)
    some = np.array([0, 1, -1, 2147483647, -2147483648, 1431655765], "int32")
    return [
        case(name, fn, some[:, None], np.array([0, 1, 7, 31], "int32")),
        case(name, fn, np.array([1, 170, 255], "uint8"), np.array([1, 3, 7], "uint8"), note="uint8"),
        case(name, fn, np.array([1, 4294967295, 3000000000], "uint32"), np.array([31, 4, 1], "uint32"), note="uint32"),
        case(name, fn, np.array([1, -100, 127], "int8"), np.array([7, 2, 1], "int8"), note="int8"),
        case(name, fn, integers(-9, 9, 1, 2, 1, 1, 2, 3), integers(0, 9, 2, 1, 3, 1, 1), note="rank 6, broadcast"),
        case(name, fn, np.zeros((0, 3), "int32"), integers(0, 9, 3), note="empty"),
        case(name, fn, integers(0, 99, 3), 2, note="number on the right"),
    ]


def reduction(name, several=True, integer=True, empty=True, special=True, low=-2.0, high=2.0, draw=None):
    """A reduction; `several` when axis may be a tuple, `empty` when an axis of size 0 can be reduced."""
    fn = find(name)
    draw = draw or (lambda *shape: uniform(low, high, *shape))
    cases = [
        case(name, fn, draw(3, 4)),
        case(name, fn, draw(2, 3, 4), axis=1),
        case(name, fn, draw(2, 3, 2), axis=-1, keepdims=True),
        case(name, fn, draw(1, 2, 1, 3, 2, 1), axis=-3, note="rank 6"),
        case(name, fn, draw(0, 3), axis=1, note="no elements left"),
    ]
    if several:
        cases.append(case(name, fn, draw(2, 3, 2), axis=(0, -1)))
        cases.append(case(name, fn, draw(1, 2, 1, 3, 2, 1), axis=(-2, 1, 3), keepdims=True, note="rank 6, three axes"))
    if empty:
        cases.append(case(name, fn, draw(2, 0), axis=1, note="empty axis"))
    if special:
        some = [[1, 2, 3], [np.nan, 1, 2], [np.inf, 1, -1], [-np.inf, np.inf, 0], [-0.0, 0.0, -0.0]]
        cases.append(case(name, fn, np.array(some, "float32"), axis=1, grads=False, note="special values"))
    if integer:
        cases.append(case(name, fn, np.array([[5, -7, 2], [4, 4, -1]], "int32"), axis=0, note="int32"))
        cases.append(case(name, fn, np.array([200, 100, 3], "uint8"), note="uint8"))
        cases.append(case(name, fn, np.array([[True, False, True], [False, False, False]]), axis=1, note="bool"))
    return cases


__all__ = ["activation", "binary", "bitwise", "compare", "distinct", "logical", "normal", "reduction", "shift", "unary"]
