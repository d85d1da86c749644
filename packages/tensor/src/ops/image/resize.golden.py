from keras import ops

import golden

NAME = "image.resize"
photo = golden.integers(0, 256, 1, 7, 5, 3, dtype="uint8")
cases = [
    *[
        golden.case(NAME, ops.image.resize, golden.normal(2, 6, 7, 2), (9, 5), interpolation=i, antialias=a)
        for i in ("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5")
        for a in (False, True)
    ],
    golden.case(NAME, ops.image.resize, golden.normal(1, 13, 11, 1), (4, 3), antialias=True),
    golden.case(NAME, ops.image.resize, golden.normal(1, 13, 11, 1), (5, 6), interpolation="lanczos3", antialias=True),
    golden.case(NAME, ops.image.resize, golden.normal(5, 4, 2), (3, 8), note="one image"),
    golden.case(NAME, ops.image.resize, golden.normal(2, 3, 5, 4), (3, 8), data_format="channels_first"),
    golden.case(NAME, ops.image.resize, golden.normal(3, 5, 4), (7, 4), data_format="channels_first", note="one image"),
    golden.case(NAME, ops.image.resize, golden.normal(1, 3, 4, 1), (3, 4), note="same size"),
    golden.case(NAME, ops.image.resize, golden.normal(1, 20, 17, 1), (13, 29), note="larger"),
    golden.case(NAME, ops.image.resize, golden.normal(1, 2, 41, 33), (27, 8), interpolation="bicubic", data_format="channels_first", note="larger"),
    golden.case(NAME, ops.image.resize, golden.normal(1, 41, 5, 1), (20, 8), antialias=True, note="larger"),
    golden.case(NAME, ops.image.resize, golden.normal(1, 8, 5, 1), (4, 4), crop_to_aspect_ratio=True),
    golden.case(NAME, ops.image.resize, golden.normal(5, 9, 1), (6, 3), crop_to_aspect_ratio=True),
    golden.case(NAME, ops.image.resize, golden.normal(1, 8, 5, 1), (4, 4), pad_to_aspect_ratio=True),
    golden.case(NAME, ops.image.resize, golden.normal(4, 9, 1), (6, 6), pad_to_aspect_ratio=True, fill_value=0.5),
    golden.case(NAME, ops.image.resize, golden.normal(1, 2, 4, 9), (5, 6), crop_to_aspect_ratio=True, data_format="channels_first"),
    golden.case(NAME, ops.image.resize, golden.normal(1, 2, 4, 9), (6, 6), pad_to_aspect_ratio=True, data_format="channels_first"),
    golden.case(NAME, ops.image.resize, photo, (4, 9)),
    golden.case(NAME, ops.image.resize, photo, (4, 9), interpolation="nearest"),
    golden.case(NAME, ops.image.resize, photo, (10, 9), interpolation="bicubic", note="kept in range"),
    golden.case(NAME, ops.image.resize, photo, (3, 3), interpolation="lanczos5", antialias=True),
    golden.case(NAME, ops.image.resize, photo, (9, 9), interpolation="nearest", pad_to_aspect_ratio=True, fill_value=300.0),
    golden.case(NAME, ops.image.resize, golden.integers(-500, 500, 1, 5, 5, 1), (3, 8)),
    golden.case(NAME, ops.image.resize, golden.integers(0, 256, 1, 31, 33, 1, dtype="uint8"), (21, 10), interpolation="nearest"),
    golden.case(NAME, ops.image.resize, golden.normal(1, 4, 4, 1).astype("float16"), (6, 3), grads=False),
]

golden.write(__file__, cases)
