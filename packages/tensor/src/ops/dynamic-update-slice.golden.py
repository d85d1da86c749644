import jax
import numpy as np

import golden


def dynamic_update_slice(x, update, starts):
    return jax.lax.dynamic_update_slice(x, update, starts)


cases = [
    golden.case("dynamic_update_slice", dynamic_update_slice, golden.normal(4, 5), golden.normal(2, 3), [np.int32(1), np.int32(2)]),
    golden.case("dynamic_update_slice", dynamic_update_slice, golden.normal(4, 5), golden.normal(2, 3), [np.int32(3), np.int32(-1)], note="moved to where there is room"),
    golden.case("dynamic_update_slice", dynamic_update_slice, golden.integers(0, 9, 4), golden.integers(0, 9, 2), [np.int32(1)], note="int32"),
]

golden.write(__file__, cases)
