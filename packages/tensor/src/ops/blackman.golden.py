from keras import ops

import golden

cases = [
    golden.case("blackman", ops.blackman, 5),
    golden.case("blackman", ops.blackman, 1),
]

golden.write(__file__, cases)
