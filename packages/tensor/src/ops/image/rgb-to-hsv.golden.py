import numpy as np
from keras import ops

import golden

NAME = "image.rgb_to_hsv"
cases = [
    golden.case(NAME, ops.image.rgb_to_hsv, golden.uniform(0.05, 0.95, 2, 4, 3, 3)),
    golden.case(NAME, ops.image.rgb_to_hsv, golden.uniform(0.05, 0.95, 4, 3, 3), note="one image"),
    golden.case(NAME, ops.image.rgb_to_hsv, golden.uniform(0.05, 0.95, 2, 3, 4, 2), data_format="channels_first"),
    golden.case(NAME, ops.image.rgb_to_hsv, np.array([[[0, 0, 0], [1, 1, 1], [1e-8, 0, 0], [1, 0, 0], [1, 1, 0]]], "float32"), grads=False, note="black, white, edges"),
    golden.case(NAME, ops.image.rgb_to_hsv, golden.uniform(0, 1, 2, 2, 3).astype("float16")),
]

golden.write(__file__, cases)
