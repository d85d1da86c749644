from keras import ops

import golden

cases = [
    golden.case("kaiser", ops.kaiser, 5, 14.0),
    golden.case("kaiser", ops.kaiser, 8, 2.5, note="even"),
    golden.case("kaiser", ops.kaiser, 1, 3.0, note="one element"),
    golden.case("kaiser", ops.kaiser, 4, 0.0, note="rectangular"),
]

golden.write(__file__, cases)
