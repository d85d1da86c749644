import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import TrueNegatives

batches = [(golden.integers(0, 2, 6), golden.uniform(0, 1, 6)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 6)) for batch in batches]
labels = [(golden.integers(0, 2, 4, 3), golden.uniform(0, 1, 4, 3), golden.uniform(0, 2, 4)) for _ in range(2)]
certain = (np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1], "float32"))

cases = [
    case(TrueNegatives, *batches),
    case(TrueNegatives, *weighted),
    case(TrueNegatives, *labels),
    case(TrueNegatives, *weighted, thresholds=[0.3, 0.7]),
    case(TrueNegatives, *weighted, thresholds=[0.0, 0.25, 0.5, 0.75, 1.0], note="at equal distances"),
    case(TrueNegatives, certain, thresholds=0.3),
]
golden.write(__file__, cases)
