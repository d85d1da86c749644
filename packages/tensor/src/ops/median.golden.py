from keras import ops

import golden

cases = [
    golden.case("median", ops.median, golden.distinct(3, 5)),
    golden.case("median", ops.median, golden.distinct(3, 4), axis=1),
    golden.case("median", ops.median, golden.distinct(2, 3, 4), axis=(0, 2), keepdims=True),
    golden.case("median", ops.median, golden.integers(0, 9, 4)),
]

golden.write(__file__, cases)
