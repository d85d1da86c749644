import golden
import numpy as np
from golden import loss_case as case
from keras.losses import Hinge

cases = [
    case(Hinge, golden.integers(0, 2, 4, 3), golden.normal(4, 3)),
    case(Hinge, golden.integers(0, 2, 4, 3), golden.normal(4, 3), golden.uniform(0, 2, 4), note="weights"),
    case(Hinge, np.array([[-1.0, 1.0], [1.0, 0.5]], "float32"), golden.normal(2, 2), note="labels of other values stay"),
]
golden.write(__file__, cases)
