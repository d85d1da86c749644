import numpy as np
from keras import ops

import golden

NAME = "image.map_coordinates"
MODES = ("constant", "nearest", "wrap", "mirror", "reflect")
cases = [
    *[
        golden.case(NAME, ops.image.map_coordinates, golden.normal(4, 5), golden.uniform(-9, 12, 2, 7), order, fill_mode=m)
        for order in (0, 1)
        for m in MODES
    ],
    golden.case(NAME, ops.image.map_coordinates, golden.normal(5), golden.uniform(0, 4, 1, 6), 1),
    golden.case(NAME, ops.image.map_coordinates, golden.normal(3, 4, 2), golden.uniform(-1, 4, 3, 2, 3), 1, fill_value=-1.5),
    golden.case(NAME, ops.image.map_coordinates, golden.integers(0, 256, 4, 4, dtype="uint8"), golden.uniform(-1, 4, 2, 9), 1, fill_value=7),
    golden.case(NAME, ops.image.map_coordinates, golden.normal(4, 4), golden.integers(-3, 6, 2, 9), 1, fill_mode="reflect"),
    golden.case(NAME, ops.image.map_coordinates, golden.distinct(6), np.array([[0.5, 1.5, 2.5, -0.5, 0.49999997]], "float32"), 0, grads=False, note="halves"),
    golden.case(NAME, ops.image.map_coordinates, golden.normal(4, 4).astype("float16"), golden.uniform(-1, 4, 2, 5), 1, grads=False),
]

golden.write(__file__, cases)
