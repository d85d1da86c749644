import numpy as np
from keras import ops

import golden

NAME = "image.affine_transform"
MODES = ("constant", "nearest", "wrap", "mirror", "reflect")
turn = np.array([0.81, -0.43, 1.13, 0.37, 0.91, -1.21, 0, 0], "float32")
turns = golden.uniform(-0.3, 0.3, 2, 8) + np.array([1, 0, 0.6, 0, 1, -0.7, 0, 0], "float32")
cases = [
    *[
        golden.case(NAME, ops.image.affine_transform, golden.normal(5, 6, 2), turn, interpolation=i, fill_mode=m)
        for i in ("bilinear", "nearest")
        for m in MODES
    ],
    golden.case(NAME, ops.image.affine_transform, golden.normal(2, 4, 5, 3), turns),
    golden.case(NAME, ops.image.affine_transform, golden.normal(2, 3, 4, 5), turns, data_format="channels_first"),
    golden.case(NAME, ops.image.affine_transform, golden.normal(4, 5, 1), turn, fill_value=2),
    golden.case(NAME, ops.image.affine_transform, golden.integers(0, 256, 1, 5, 5, 2, dtype="uint8"), turn[None]),
    golden.case(NAME, ops.image.affine_transform, golden.integers(-9, 9, 1, 5, 5, 2), turn[None], fill_value=3.7),
]

golden.write(__file__, cases)
