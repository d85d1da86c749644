import numpy as np
from keras import ops

import golden

everything = {"return_index": True, "return_inverse": True, "return_counts": True}
rows = golden.integers(0, 2, 6, 2)
cases = [
    golden.case("unique", ops.unique, golden.integers(0, 5, 8), size=5),
    golden.case("unique", ops.unique, golden.integers(0, 4, 8), size=6, **everything, note="fewer than size"),
    golden.case("unique", ops.unique, golden.integers(0, 9, 8), size=2, **everything, note="more than size"),
    golden.case("unique", ops.unique, golden.integers(0, 4, 2, 3), size=6, fill_value=-1, note="filled"),
    golden.case("unique", ops.unique, rows, axis=0, size=4, **everything, note="rows"),
    golden.case("unique", ops.unique, golden.integers(0, 2, 2, 5), axis=1, size=5, fill_value=7, note="columns"),
    golden.case("unique", ops.unique, np.array([2.5, -1, 2.5], "float32"), size=2, grads=False, note="float32"),
    golden.case("unique", ops.unique, np.array([1, np.nan, 1, np.nan], "float32"), size=3, grads=False, note="NaN"),
]

golden.write(__file__, cases)
