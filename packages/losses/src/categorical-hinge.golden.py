import golden
import numpy as np
from golden import loss_case as case
from keras.losses import CategoricalHinge

cases = [
    case(CategoricalHinge, np.eye(3, dtype="float32")[[0, 2, 1, 1]], golden.normal(4, 3)),
    case(CategoricalHinge, np.eye(3, dtype="float32")[[0, 2, 1, 1]], golden.normal(4, 3), golden.uniform(0, 2, 4), note="weights"),
]
golden.write(__file__, cases)
