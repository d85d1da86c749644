import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import CategoricalAccuracy

batches = [(np.eye(4, dtype="float32")[golden.integers(0, 4, 5)], golden.uniform(0.05, 1, 5, 4)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 5)) for batch in batches]
steps = (np.eye(4, dtype="float32")[golden.integers(0, 4, 2, 3)], golden.uniform(0.05, 1, 2, 3, 4))

cases = [
    case(CategoricalAccuracy, *batches),
    case(CategoricalAccuracy, *weighted),
    case(CategoricalAccuracy, steps),
    case(CategoricalAccuracy, (*steps, golden.uniform(0, 2, 2, 3))),
]
golden.write(__file__, cases)
