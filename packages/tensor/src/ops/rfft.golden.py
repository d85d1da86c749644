from keras import ops

import golden

cases = [
    golden.case("rfft", ops.rfft, golden.normal(8)),
    golden.case("rfft", ops.rfft, golden.normal(2, 5), note="odd size"),
    golden.case("rfft", ops.rfft, golden.normal(2, 6), fft_length=4, note="cut"),
    golden.case("rfft", ops.rfft, golden.normal(2, 3), fft_length=8, note="padded with zeros"),
]

golden.write(__file__, cases)
