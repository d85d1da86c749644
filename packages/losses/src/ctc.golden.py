import golden
import numpy as np
from golden import loss_case as case
from keras.losses import CTC

labels = np.array([[1, 2, 0], [3, 3, 1]], "int32")
cases = [
    case(CTC, labels, golden.normal(2, 7, 4)),
    case(CTC, labels, golden.normal(2, 7, 4), golden.uniform(0, 2, 2), reduction="sum"),
    case(CTC, labels, golden.normal(2, 7, 4), reduction="none"),
]
golden.write(__file__, cases)
