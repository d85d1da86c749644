import jax
import numpy as np

import golden


def dynamic_slice(x, starts, sizes):
    return jax.lax.dynamic_slice(x, starts, sizes)


cases = [
    golden.case("dynamic_slice", dynamic_slice, golden.normal(4, 5), [np.int32(1), np.int32(2)], [2, 3]),
    golden.case("dynamic_slice", dynamic_slice, golden.normal(4, 5), [np.int32(3), np.int32(-1)], [2, 3], note="moved to where there is room"),
    golden.case("dynamic_slice", dynamic_slice, golden.integers(0, 9, 4), [np.int32(1)], [2], note="int32"),
]

golden.write(__file__, cases)
