import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import RecallAtPrecision

batches = [(golden.integers(0, 2, 6), golden.uniform(0, 1, 6)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 6)) for batch in batches]
labels = [(golden.integers(0, 2, 4, 3), golden.uniform(0, 1, 4, 3), golden.uniform(0, 2, 4)) for _ in range(2)]
certain = (np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1], "float32"))

cases = [
    case(RecallAtPrecision, *batches, precision=0.5),
    case(RecallAtPrecision, *weighted, precision=0.7, num_thresholds=20),
    case(RecallAtPrecision, *labels, precision=0.4, class_id=1),
    case(RecallAtPrecision, certain, precision=0.5),
    case(RecallAtPrecision, *batches, precision=0.5, num_thresholds=1),
]
golden.write(__file__, cases)
