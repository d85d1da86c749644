"""What a golden script imports: `import golden`, with tools/golden on the path.

    import golden
    from keras import ops

    cases = [golden.case("flip", ops.flip, golden.normal(2, 3), axis=1)]
    golden.write(__file__, cases)

or, for an op of a family, `golden.write(__file__, golden.unary("exp"))`.
"""

from cases import (  # noqa: F401
    booleans,
    case,
    distinct,
    integers,
    keras_file,
    layer_case,
    normal,
    save_beside,
    uniform,
    write,
)
from encoding import dumps, encode  # noqa: F401
from families import activation, binary, bitwise, compare, logical, reduction, shift, unary  # noqa: F401
from training import loss_case, metric_case, optimizer_case, schedule_case  # noqa: F401
