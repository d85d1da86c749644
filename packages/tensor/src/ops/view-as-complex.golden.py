from keras import ops

import golden


def view_as_complex(x):
    """The complex result as its parts, which have gradients."""
    out = ops.view_as_complex(x)
    return ops.real(out), ops.imag(out)


cases = [
    golden.case("view_as_complex", view_as_complex, golden.normal(3, 2)),
    golden.case("view_as_complex", view_as_complex, golden.normal(2), note="one number"),
    golden.case("view_as_complex", view_as_complex, golden.normal(2, 0, 2), note="empty"),
    golden.case("view_as_complex", view_as_complex, golden.integers(-3, 3, 2, 2), note="int32"),
]

golden.write(__file__, cases)
