from keras import ops

import golden

NAME = "image.crop_images"
cases = [
    golden.case(NAME, ops.image.crop_images, golden.normal(2, 5, 6, 2), top_cropping=1, bottom_cropping=2, left_cropping=0, right_cropping=3),
    golden.case(NAME, ops.image.crop_images, golden.normal(5, 6, 2), top_cropping=1, target_height=3, right_cropping=2, target_width=3),
    golden.case(NAME, ops.image.crop_images, golden.normal(2, 5, 6), bottom_cropping=1, target_height=3, left_cropping=2, target_width=2, data_format="channels_first"),
    golden.case(NAME, ops.image.crop_images, golden.integers(0, 256, 1, 4, 4, 1, dtype="uint8"), top_cropping=1, bottom_cropping=0, left_cropping=1, right_cropping=0),
]

golden.write(__file__, cases)
