from keras import ops

import golden

cases = [
    golden.case("irfft", ops.irfft, (golden.normal(5), golden.normal(5))),
    golden.case("irfft", ops.irfft, (golden.normal(2, 4), golden.normal(2, 4)), fft_length=7, note="odd size"),
    golden.case("irfft", ops.irfft, (golden.normal(2, 5), golden.normal(2, 5)), fft_length=4, note="cut"),
    golden.case("irfft", ops.irfft, (golden.normal(3), golden.normal(3)), fft_length=8, note="padded with zeros"),
]

golden.write(__file__, cases)
