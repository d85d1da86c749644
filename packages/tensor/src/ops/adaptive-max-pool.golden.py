from keras import ops

import golden

pool = ops.adaptive_max_pool

cases = [
    golden.case("adaptive_max_pool", pool, golden.distinct(1, 7, 2), 3, data_format="channels_last"),
    golden.case("adaptive_max_pool", pool, golden.distinct(1, 6, 5, 2), (3, 2), data_format="channels_last"),
    golden.case("adaptive_max_pool", pool, golden.distinct(1, 2, 5, 4), (2, 4), data_format="channels_first"),
    golden.case("adaptive_max_pool", pool, golden.distinct(1, 4, 3, 5, 1), (2, 3, 2), data_format="channels_last"),
    golden.case("adaptive_max_pool", pool, golden.distinct(1, 4, 4, 1), 1, data_format="channels_last", note="global"),
]

golden.write(__file__, cases)
