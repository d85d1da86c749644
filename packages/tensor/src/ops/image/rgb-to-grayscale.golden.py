from keras import ops

import golden

NAME = "image.rgb_to_grayscale"
cases = [
    golden.case(NAME, ops.image.rgb_to_grayscale, golden.uniform(0.05, 0.95, 2, 4, 3, 3)),
    golden.case(NAME, ops.image.rgb_to_grayscale, golden.uniform(0.05, 0.95, 4, 3, 3), note="one image"),
    golden.case(NAME, ops.image.rgb_to_grayscale, golden.uniform(0.05, 0.95, 2, 3, 4, 2), data_format="channels_first"),
    golden.case(NAME, ops.image.rgb_to_grayscale, golden.normal(2, 3, 4, 1), note="gray already"),
    golden.case(NAME, ops.image.rgb_to_grayscale, golden.integers(0, 256, 1, 4, 4, 3, dtype="uint8")),
    golden.case(NAME, ops.image.rgb_to_grayscale, golden.integers(-99, 256, 1, 4, 4, 3)),
]

golden.write(__file__, cases)
