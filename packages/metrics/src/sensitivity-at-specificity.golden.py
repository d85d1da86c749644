import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import SensitivityAtSpecificity

batches = [(golden.integers(0, 2, 6), golden.uniform(0, 1, 6)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 6)) for batch in batches]
labels = [(golden.integers(0, 2, 4, 3), golden.uniform(0, 1, 4, 3), golden.uniform(0, 2, 4)) for _ in range(2)]
certain = (np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1], "float32"))

cases = [
    case(SensitivityAtSpecificity, *batches, specificity=0.5),
    case(SensitivityAtSpecificity, *weighted, specificity=0.7, num_thresholds=20),
    case(SensitivityAtSpecificity, *labels, specificity=0.4, class_id=1),
    case(SensitivityAtSpecificity, certain, specificity=0.5),
    case(SensitivityAtSpecificity, *batches, specificity=0.5, num_thresholds=1),
]
golden.write(__file__, cases)
