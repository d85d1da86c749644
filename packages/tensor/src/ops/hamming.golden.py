from keras import ops

import golden

cases = [
    golden.case("hamming", ops.hamming, 5),
    golden.case("hamming", ops.hamming, 1),
]

golden.write(__file__, cases)
