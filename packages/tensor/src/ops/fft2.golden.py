from keras import ops

import golden

cases = [
    golden.case("fft2", ops.fft2, (golden.normal(4, 4), golden.normal(4, 4))),
    golden.case("fft2", ops.fft2, (golden.normal(2, 3, 5), golden.normal(2, 3, 5)), note="batch, odd sizes"),
]

golden.write(__file__, cases)
