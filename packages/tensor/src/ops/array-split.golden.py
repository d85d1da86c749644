from keras import ops

import golden

cases = [
    golden.case("array_split", ops.array_split, golden.normal(7), 3),
    golden.case("array_split", ops.array_split, golden.normal(2, 5), 2, axis=1),
]

golden.write(__file__, cases)
