import jax
import numpy as np

import golden

digamma = jax.scipy.special.digamma
cases = [
    golden.case("digamma", digamma, golden.uniform(0.1, 12, 3, 4)),
    golden.case("digamma", digamma, golden.uniform(-3, -0.1, 6), note="negative"),
    golden.case("digamma", digamma, np.array([1, 2, -1, np.inf, np.nan, 150], "float32"), grads=False, note="special values"),
]

golden.write(__file__, cases)
