from keras import ops

import golden

cases = [
    golden.case("qr", ops.qr, golden.normal(3, 3)),
    golden.case("qr", ops.qr, golden.normal(4, 2), note="tall"),
    golden.case("qr", ops.qr, golden.normal(2, 4), grads=False, note="wide"),
    golden.case("qr", ops.qr, golden.normal(4, 2), mode="complete", grads=False),
    golden.case("qr", ops.qr, golden.normal(2, 3, 2), note="batch"),
]

golden.write(__file__, cases)
