import golden
import numpy as np
from golden import loss_case as case
from keras.losses import CategoricalCrossentropy

labels = np.eye(3, dtype="float32")[[0, 2, 1, 1]]
probabilities = golden.uniform(0.05, 1, 4, 3)
logits = golden.normal(4, 3, scale=3)
cases = [
    case(CategoricalCrossentropy, labels, probabilities, note="sums are made 1"),
    case(CategoricalCrossentropy, labels, logits, from_logits=True),
    case(CategoricalCrossentropy, labels, probabilities, label_smoothing=0.2),
    case(CategoricalCrossentropy, labels.astype("int32"), logits, from_logits=True, label_smoothing=0.1),
    case(CategoricalCrossentropy, labels, probabilities, golden.uniform(0, 2, 4), note="weights"),
    case(CategoricalCrossentropy, golden.uniform(0, 1, 2, 3, 4), golden.uniform(0.05, 1, 2, 3, 4), axis=1),
]
golden.write(__file__, cases)
