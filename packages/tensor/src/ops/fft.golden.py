from keras import ops

import golden

cases = [
    golden.case("fft", ops.fft, (golden.normal(8), golden.normal(8))),
    golden.case("fft", ops.fft, (golden.normal(2, 5), golden.normal(2, 5)), note="odd size"),
    golden.case("fft", ops.fft, (golden.normal(2, 1, 6), golden.normal(2, 1, 6))),
    golden.case("fft", ops.fft, (golden.normal(1), golden.normal(1)), note="one element"),
]

golden.write(__file__, cases)
