from keras import ops

import golden

NAME = "image.gaussian_blur"
cases = [
    golden.case(NAME, ops.image.gaussian_blur, golden.normal(2, 6, 5, 2), data_format="channels_last"),
    golden.case(NAME, ops.image.gaussian_blur, golden.normal(2, 3, 6, 5), data_format="channels_first"),
    golden.case(NAME, ops.image.gaussian_blur, golden.normal(2, 6, 5, 4), note="channels first, unless told"),
    golden.case(NAME, ops.image.gaussian_blur, golden.normal(7, 6, 3), kernel_size=(5, 3), sigma=(2.0, 0.7), data_format="channels_last"),
    golden.case(NAME, ops.image.gaussian_blur, golden.normal(1, 7, 6, 1), kernel_size=(4, 2), sigma=(1.0, 1.5), data_format="channels_last"),
]

golden.write(__file__, cases)
