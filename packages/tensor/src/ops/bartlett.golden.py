from keras import ops

import golden

cases = [
    golden.case("bartlett", ops.bartlett, 5),
    golden.case("bartlett", ops.bartlett, 1),
]

golden.write(__file__, cases)
