import numpy as np
from keras import ops

import golden

NAME = "image.hsv_to_rgb"
cases = [
    golden.case(NAME, ops.image.hsv_to_rgb, golden.uniform(0.05, 0.95, 2, 4, 3, 3)),
    golden.case(NAME, ops.image.hsv_to_rgb, golden.uniform(0.05, 0.95, 4, 3, 3), note="one image"),
    golden.case(NAME, ops.image.hsv_to_rgb, golden.uniform(0.05, 0.95, 2, 3, 4, 2), data_format="channels_first"),
    golden.case(NAME, ops.image.hsv_to_rgb, np.array([[[0, 0, 0], [1, 1, 1], [0.5, 0, 1], [-0.2, 1, 1]]], "float32"), grads=False, note="edges"),
    golden.case(NAME, ops.image.hsv_to_rgb, golden.uniform(0, 1, 2, 2, 3).astype("float16")),
]

golden.write(__file__, cases)
