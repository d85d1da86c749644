import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import Precision

batches = [(golden.integers(0, 2, 6), golden.uniform(0, 1, 6)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 6)) for batch in batches]
labels = [(golden.integers(0, 2, 4, 3), golden.uniform(0, 1, 4, 3), golden.uniform(0, 2, 4)) for _ in range(2)]
certain = (np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1], "float32"))

cases = [
    case(Precision, *batches),
    case(Precision, *weighted),
    case(Precision, *labels, thresholds=[0.3, 0.7]),
    case(Precision, *labels, top_k=2),
    case(Precision, *labels, class_id=1),
    case(Precision, *labels, class_id=2, top_k=2),
    case(Precision, *labels, thresholds=0.4, top_k=1),
    case(Precision, certain),
    case(Precision, *weighted, thresholds=[0.0, 0.5, 1.0]),
]
golden.write(__file__, cases)
