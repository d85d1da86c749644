from keras import ops

import golden

cases = [
    golden.case("diagflat", ops.diagflat, golden.normal(2, 2)),
    golden.case("diagflat", ops.diagflat, golden.normal(2), k=1),
]

golden.write(__file__, cases)
