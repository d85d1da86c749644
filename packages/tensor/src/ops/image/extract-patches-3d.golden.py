from keras import ops

import golden

NAME = "image.extract_patches_3d"
cases = [
    golden.case(NAME, ops.image.extract_patches_3d, golden.normal(1, 4, 5, 4, 2), 2),
    golden.case(NAME, ops.image.extract_patches_3d, golden.normal(1, 4, 5, 4, 2), (2, 3, 2), strides=(1, 2, 2)),
    golden.case(NAME, ops.image.extract_patches_3d, golden.normal(1, 4, 5, 4, 1), 2, strides=2, padding="same"),
    golden.case(NAME, ops.image.extract_patches_3d, golden.normal(1, 2, 4, 5, 4), (2, 2, 2), strides=1, data_format="channels_first"),
    golden.case(NAME, ops.image.extract_patches_3d, golden.normal(5, 5, 5, 1), 2, strides=1, dilation_rate=2, note="one volume"),
]

golden.write(__file__, cases)
