from keras import ops

import golden

NAME = "image.pad_images"
cases = [
    golden.case(NAME, ops.image.pad_images, golden.normal(2, 3, 4, 2), top_padding=1, bottom_padding=2, left_padding=0, right_padding=3),
    golden.case(NAME, ops.image.pad_images, golden.normal(3, 4, 2), top_padding=1, target_height=7, right_padding=2, target_width=6),
    golden.case(NAME, ops.image.pad_images, golden.normal(2, 3, 4), bottom_padding=1, target_height=5, left_padding=0, target_width=6, data_format="channels_first"),
    golden.case(NAME, ops.image.pad_images, golden.integers(0, 256, 1, 2, 2, 1, dtype="uint8"), top_padding=1, bottom_padding=0, left_padding=1, right_padding=0),
]

golden.write(__file__, cases)
