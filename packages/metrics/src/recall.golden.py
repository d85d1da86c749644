import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import Recall

batches = [(golden.integers(0, 2, 6), golden.uniform(0, 1, 6)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 6)) for batch in batches]
labels = [(golden.integers(0, 2, 4, 3), golden.uniform(0, 1, 4, 3), golden.uniform(0, 2, 4)) for _ in range(2)]
certain = (np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1], "float32"))

cases = [
    case(Recall, *batches),
    case(Recall, *weighted),
    case(Recall, *labels, thresholds=[0.3, 0.7]),
    case(Recall, *labels, top_k=2),
    case(Recall, *labels, class_id=1),
    case(Recall, *labels, class_id=2, top_k=2),
    case(Recall, *labels, thresholds=0.4, top_k=1),
    case(Recall, certain),
    case(Recall, *weighted, thresholds=[0.0, 0.5, 1.0]),
]
golden.write(__file__, cases)
