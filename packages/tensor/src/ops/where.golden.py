import numpy as np
from keras import ops

import golden

cases = [
    golden.case("where", ops.where, golden.booleans(3, 4), golden.normal(3, 4), golden.normal(3, 4)),
    golden.case("where", ops.where, golden.booleans(3, 1), golden.normal(4), golden.normal(2, 1, 1), note="broadcast"),
    golden.case("where", ops.where, golden.booleans(2, 3), golden.normal(2, 3), 0.0, note="number"),
    golden.case(
        "where", ops.where, np.array([0, 2, -1], "int32"), golden.normal(3), golden.normal(3), note="int32 condition"
    ),
    golden.case(
        "where",
        ops.where,
        np.array([True, False]),
        np.array([1, 2], "int32"),
        golden.normal(2),
        note="int32 and float32",
    ),
    golden.case(
        "where",
        ops.where,
        np.array([True, False]),
        np.array([np.nan, 1], "float32"),
        np.array([1, np.inf], "float32"),
        note="special values",
    ),
    golden.case(
        "where",
        ops.where,
        golden.booleans(1, 2, 1, 1, 2, 1),
        golden.normal(2, 1, 3, 1, 1),
        golden.normal(),
        note="rank 6",
    ),
    golden.case("where", ops.where, np.zeros((0, 3), "bool"), golden.normal(3), 1.0, note="empty"),
]

golden.write(__file__, cases)
