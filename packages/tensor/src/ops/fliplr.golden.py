from keras import ops

import golden

cases = [
    golden.case("fliplr", ops.fliplr, golden.normal(2, 3)),
]

golden.write(__file__, cases)
