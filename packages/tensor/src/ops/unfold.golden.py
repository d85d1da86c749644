from keras import ops

import golden

cases = [
    golden.case("unfold", ops.unfold, golden.normal(2, 2, 4, 5), 2),
    golden.case("unfold", ops.unfold, golden.normal(1, 1, 5, 5), (3, 2), stride=(2, 1), padding=1),
    golden.case("unfold", ops.unfold, golden.normal(1, 2, 5, 6), 2, dilation=(2, 3)),
]

golden.write(__file__, cases)
