from keras import ops

import golden

cases = [
    golden.case("hanning", ops.hanning, 5),
    golden.case("hanning", ops.hanning, 1),
]

golden.write(__file__, cases)
