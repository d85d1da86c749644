from keras import ops

import golden

cases = [
    golden.case("trapezoid", ops.trapezoid, golden.normal(2, 4)),
    golden.case("trapezoid", ops.trapezoid, golden.normal(4, 2), dx=0.5, axis=0),
    golden.case("trapezoid", ops.trapezoid, golden.normal(2, 4), x=golden.normal(4)),
    golden.case("trapezoid", ops.trapezoid, golden.integers(0, 9, 4)),
]

golden.write(__file__, cases)
