import numpy as np
from keras import ops

import golden

NAME = "image.scale_and_translate"


def case(images, shape, scale, translation, method, **options):
    scale, translation = np.array(scale, "float32"), np.array(translation, "float32")
    axes = options.pop("axes", [1, 2])
    return golden.case(NAME, ops.image.scale_and_translate, images, shape, scale, translation, axes, method, **options)


METHODS = ("linear", "bilinear", "trilinear", "cubic", "bicubic", "tricubic", "lanczos3", "lanczos5")
cases = [
    *[case(golden.normal(1, 6, 5, 2), [1, 7, 4, 2], [1.37, 0.71], [0.43, -0.61], method) for method in METHODS],
    case(golden.normal(2, 6, 6, 1), [2, 4, 4, 1], [0.63, 0.57], [0.23, 0.31], "linear", antialias=False),
    case(golden.normal(5, 6), [5, 9], [1.43], [-1.17], "cubic", axes=[1]),
    case(golden.integers(0, 256, 1, 5, 5, 1, dtype="uint8"), [1, 5, 5, 1], [1.5, 2.0], [3.0, -2.0], "linear", grads=False),
]

golden.write(__file__, cases)
