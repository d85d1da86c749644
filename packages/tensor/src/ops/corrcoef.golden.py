from keras import ops

import golden

cases = [
    golden.case("corrcoef", ops.corrcoef, golden.normal(3, 6)),
    golden.case("corrcoef", ops.corrcoef, golden.normal(2, 4, mean=3.0)),
    golden.case("corrcoef", ops.corrcoef, golden.normal(5), grads=False, note="vector"),
    golden.case("corrcoef", ops.corrcoef, golden.integers(0, 9, 2, 5), note="int32"),
]

golden.write(__file__, cases)
