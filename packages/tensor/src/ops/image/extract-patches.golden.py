from keras import ops

import golden

NAME = "image.extract_patches"
cases = [
    golden.case(NAME, ops.image.extract_patches, golden.normal(2, 6, 7, 2), 3),
    golden.case(NAME, ops.image.extract_patches, golden.normal(2, 6, 7, 2), (2, 3), strides=1),
    golden.case(NAME, ops.image.extract_patches, golden.normal(1, 6, 7, 2), (3, 2), strides=(2, 1), padding="same"),
    golden.case(NAME, ops.image.extract_patches, golden.normal(1, 7, 7, 1), 2, strides=1, dilation_rate=2),
    golden.case(NAME, ops.image.extract_patches, golden.normal(2, 3, 6, 5), (3, 2), strides=2, data_format="channels_first"),
    golden.case(NAME, ops.image.extract_patches, golden.normal(6, 5, 2), 2, padding="same", note="one image"),
    golden.case(NAME, ops.image.extract_patches, golden.normal(1, 4, 5, 6, 2), (2, 2, 3), note="volumes"),
    golden.case(NAME, ops.image.extract_patches, golden.normal(3, 6, 5), 2, data_format="channels_first", note="one image"),
]

golden.write(__file__, cases)
