from keras import ops

import golden

NAME = "image.elastic_transform"
cases = [
    golden.case(NAME, ops.image.elastic_transform, golden.normal(2, 8, 7, 2), seed=42),
    golden.case(NAME, ops.image.elastic_transform, golden.normal(9, 8, 1), alpha=8.0, sigma=1.3, seed=7),
    golden.case(NAME, ops.image.elastic_transform, golden.normal(2, 3, 6, 7), alpha=5.0, sigma=2.0, fill_mode="constant", fill_value=1.0, seed=1, data_format="channels_first"),
    golden.case(NAME, ops.image.elastic_transform, golden.normal(1, 6, 7, 1), alpha=9.0, sigma=2.0, interpolation="nearest", fill_mode="wrap", seed=3),
]

golden.write(__file__, cases)
