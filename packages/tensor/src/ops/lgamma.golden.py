import jax
import numpy as np

import golden

gammaln = jax.scipy.special.gammaln
cases = [
    golden.case("lgamma", gammaln, golden.uniform(0.1, 12, 3, 4)),
    golden.case("lgamma", gammaln, golden.uniform(-3, -0.1, 6), note="negative"),
    golden.case("lgamma", gammaln, np.array([1, 2, 0.999, 2.001, 0, -1, np.inf, np.nan, 150], "float32"), grads=False, note="special values"),
]

golden.write(__file__, cases)
