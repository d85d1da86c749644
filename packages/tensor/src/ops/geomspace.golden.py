from keras import ops

import golden

cases = [
    golden.case("geomspace", ops.geomspace, 1, 1000, num=4),
    golden.case("geomspace", ops.geomspace, 2.0, 5.0, num=5, endpoint=False, note="without the end"),
    golden.case("geomspace", ops.geomspace, golden.uniform(1, 3, 2), golden.uniform(4, 9, 2), num=4),
    golden.case("geomspace", ops.geomspace, golden.uniform(1, 3, 2), golden.uniform(4, 9, 2), num=3, axis=-1),
    golden.case("geomspace", ops.geomspace, -1.0, -100.0, num=3, note="negative"),
    golden.case("geomspace", ops.geomspace, 1.0, 2.0, num=1, note="one"),
    golden.case("geomspace", ops.geomspace, 1.0, 2.0, note="default"),
]

golden.write(__file__, cases)
