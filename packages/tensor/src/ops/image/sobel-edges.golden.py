from keras import ops

import golden

NAME = "image.sobel_edges"
cases = [
    golden.case(NAME, ops.image.sobel_edges, golden.normal(2, 5, 4, 3)),
    golden.case(NAME, ops.image.sobel_edges, golden.normal(2, 2, 5, 4), data_format="channels_first"),
    golden.case(NAME, ops.image.sobel_edges, golden.integers(-9, 9, 1, 4, 4, 1)),
]

golden.write(__file__, cases)
