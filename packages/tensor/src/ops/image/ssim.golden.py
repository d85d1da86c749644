from keras import ops

import golden

NAME = "image.ssim"
photo = golden.integers(0, 256, 1, 12, 12, 3, dtype="uint8")
cases = [
    golden.case(NAME, ops.image.ssim, golden.uniform(0, 1, 2, 13, 12, 2), golden.uniform(0, 1, 2, 13, 12, 2)),
    golden.case(NAME, ops.image.ssim, golden.uniform(0, 1, 8, 9, 1), golden.uniform(0, 1, 8, 9, 1), filter_size=5, filter_sigma=1.1, note="one image"),
    golden.case(NAME, ops.image.ssim, golden.uniform(0, 1, 2, 2, 8, 7), golden.uniform(0, 1, 2, 2, 8, 7), filter_size=4, max_val=2.0, k1=0.1, k2=0.2, data_format="channels_first"),
    golden.case(NAME, ops.image.ssim, photo, photo, max_val=255.0, note="equal"),
    golden.case(NAME, ops.image.ssim, golden.uniform(0, 1, 3, 8, 7), golden.uniform(0, 1, 3, 8, 7), filter_size=3, data_format="channels_first", note="one image"),
]

golden.write(__file__, cases)
