import numpy as np
from keras import ops

import golden


def repeat(x, repeats, axis=None):
    """JAX takes several repeats as an array only."""
    return ops.repeat(x, np.asarray(repeats), axis=axis)


cases = [
    golden.case("repeat", repeat, golden.normal(2, 2), 2, note="flattened"),
    golden.case("repeat", repeat, golden.normal(2, 3), 2, axis=0),
    golden.case("repeat", repeat, golden.normal(2, 3), 3, axis=-1),
    golden.case("repeat", repeat, golden.normal(3, 2), [1, 0, 2], axis=0, note="one number for each"),
    golden.case("repeat", repeat, golden.normal(3), [2], axis=0),
    golden.case("repeat", repeat, golden.integers(0, 9, 2), 2, note="int32"),
    golden.case("repeat", repeat, golden.normal(2), 0, axis=0, note="no repeats"),
]

golden.write(__file__, cases)
