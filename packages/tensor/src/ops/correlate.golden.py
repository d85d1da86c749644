from keras import ops

import golden

cases = [
    golden.case("correlate", ops.correlate, golden.normal(5), golden.normal(3), mode=mode)
    for mode in ("valid", "same", "full")
]
cases += [
    golden.case("correlate", ops.correlate, golden.normal(3), golden.normal(6), mode=mode, note="shorter first")
    for mode in ("valid", "same", "full")
]
cases += [
    golden.case("correlate", ops.correlate, golden.normal(4), golden.normal(4), mode="same", note="even size"),
    golden.case("correlate", ops.correlate, golden.normal(4), golden.normal(1)),
    golden.case("correlate", ops.correlate, golden.integers(0, 9, 4), golden.integers(0, 9, 2), note="int32"),
]

golden.write(__file__, cases)
