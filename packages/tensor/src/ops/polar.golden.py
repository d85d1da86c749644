import numpy as np
from keras import ops

import golden


def polar(abs_, angle):
    """The complex result as its parts, which have gradients."""
    out = ops.polar(abs_, angle)
    return ops.real(out), ops.imag(out)


cases = [
    golden.case("polar", polar, golden.uniform(0, 3, 2, 3), golden.uniform(-4, 4, 2, 3)),
    golden.case("polar", polar, golden.uniform(0, 3), golden.uniform(-4, 4), note="scalars"),
    golden.case("polar", polar, golden.uniform(-2, 2, 4), golden.uniform(-9, 9, 4), note="negative radius"),
    golden.case("polar", polar, np.zeros((0, 2), "float32"), np.zeros((0, 2), "float32"), note="empty"),
]

golden.write(__file__, cases)
