import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import AUC

batches = [(golden.integers(0, 2, 6), golden.uniform(0, 1, 6)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 6)) for batch in batches]
labels = [(golden.integers(0, 2, 4, 3), golden.uniform(0, 1, 4, 3), golden.uniform(0, 2, 4)) for _ in range(2)]
certain = (np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1], "float32"))

cases = [
    case(AUC, *batches),
    case(AUC, *weighted),
    case(AUC, *labels),
    case(AUC, certain),
    case(AUC, *weighted, thresholds=[0.2, 0.6]),
    case(AUC, *batches, num_thresholds=3),
    case(AUC, (golden.integers(0, 2, 6), golden.normal(6, scale=2)), from_logits=True),
    case(AUC, *weighted, curve="ROC", summation_method="interpolation", num_thresholds=20),
    case(AUC, *weighted, curve="ROC", summation_method="minoring", num_thresholds=20),
    case(AUC, *weighted, curve="ROC", summation_method="majoring", num_thresholds=20),
    case(AUC, *weighted, curve="PR", summation_method="interpolation", num_thresholds=20),
    case(AUC, *weighted, curve="PR", summation_method="minoring", num_thresholds=20),
    case(AUC, *weighted, curve="PR", summation_method="majoring", num_thresholds=20),
    case(AUC, *weighted, curve="PRGAIN", summation_method="interpolation", num_thresholds=20),
    case(AUC, *weighted, curve="PRGAIN", summation_method="minoring", num_thresholds=20),
    case(AUC, *weighted, curve="PRGAIN", summation_method="majoring", num_thresholds=20),
    case(AUC, *labels, multi_label=True, num_labels=3),
    case(AUC, *labels, multi_label=True, curve="PR"),
    case(AUC, *labels, multi_label=True, label_weights=[0.5, 1.0, 2.0], num_thresholds=10),
    case(AUC, *labels, label_weights=[0.5, 1.0, 2.0], num_thresholds=10),
    case(AUC, *labels, multi_label=True, thresholds=[0.2, 0.7]),
]
golden.write(__file__, cases)
