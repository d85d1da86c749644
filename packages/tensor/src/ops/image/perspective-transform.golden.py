import numpy as np
from keras import ops

import golden

NAME = "image.perspective_transform"
start = np.array([[0.2, 0.1], [5.3, 0.4], [0.3, 4.2], [5.1, 4.4]], "float32")
end = np.array([[0.7, 0.4], [4.6, 0.9], [0.1, 4.1], [5.2, 3.3]], "float32")
starts = start + golden.uniform(-0.4, 0.4, 2, 4, 2)
ends = end + golden.uniform(-0.4, 0.4, 2, 4, 2)
cases = [
    golden.case(NAME, ops.image.perspective_transform, golden.normal(5, 6, 2), start, end),
    golden.case(NAME, ops.image.perspective_transform, golden.normal(5, 6, 2), start, end, interpolation="nearest"),
    golden.case(NAME, ops.image.perspective_transform, golden.normal(2, 5, 6, 3), starts, ends, fill_value=1.5),
    golden.case(NAME, ops.image.perspective_transform, golden.normal(2, 3, 5, 6), starts, ends, data_format="channels_first"),
    golden.case(NAME, ops.image.perspective_transform, golden.integers(0, 256, 1, 5, 6, 1, dtype="uint8"), start[None], end[None]),
]

golden.write(__file__, cases)
