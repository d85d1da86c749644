import jax
from keras import ops

import golden


def view_as_real(x):
    """Takes the complex numbers as their parts, which have gradients."""
    return ops.view_as_real(jax.lax.complex(*(jax.numpy.asarray(part) for part in x)))


cases = [
    golden.case("view_as_real", view_as_real, (golden.normal(2, 3), golden.normal(2, 3))),
    golden.case("view_as_real", view_as_real, (golden.normal(), golden.normal()), note="one number"),
    golden.case("view_as_real", view_as_real, (golden.normal(2, 0), golden.normal(2, 0)), note="empty"),
]

golden.write(__file__, cases)
