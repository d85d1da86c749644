from keras import ops

import golden

cases = [
    golden.case("fold", ops.fold, golden.normal(2, 8, 12), (4, 5), 2),
    golden.case("fold", ops.fold, golden.normal(1, 4, 4), 4, 2, stride=2),
    golden.case("fold", ops.fold, golden.normal(1, 9, 9), (5, 5), (3, 3), stride=2, padding=1),
    golden.case("fold", ops.fold, golden.normal(1, 4, 9), 5, 2, dilation=2),
]

golden.write(__file__, cases)
