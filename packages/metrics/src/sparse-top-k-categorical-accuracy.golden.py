import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import SparseTopKCategoricalAccuracy

batches = [(golden.integers(0, 4, 5), golden.uniform(0.05, 1, 5, 4)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 5)) for batch in batches]
steps = (golden.integers(0, 4, 2, 3), golden.uniform(0.05, 1, 2, 3, 4))

cases = [
    case(SparseTopKCategoricalAccuracy, *batches, k=2),
    case(SparseTopKCategoricalAccuracy, *weighted, k=3),
    case(SparseTopKCategoricalAccuracy, steps, k=2),
    case(SparseTopKCategoricalAccuracy, (golden.integers(0, 4, 5), np.array([[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 2, 3], [2, 3, 0, 1], [0, 2, 1, 3]], "float32")), k=2, from_sorted_ids=True),
]
golden.write(__file__, cases)
