import golden
import numpy as np
from golden import loss_case as case
from keras.losses import SparseCategoricalCrossentropy

labels = np.array([0, 2, 1, 1], "int32")
probabilities = golden.uniform(0.05, 1, 4, 3)
logits = golden.normal(4, 3, scale=3)
steps = golden.integers(0, 4, 2, 5)
cases = [
    case(SparseCategoricalCrossentropy, labels, probabilities),
    case(SparseCategoricalCrossentropy, labels, logits, from_logits=True),
    case(SparseCategoricalCrossentropy, labels[:, None], logits, from_logits=True, note="a column"),
    case(SparseCategoricalCrossentropy, labels.astype("float32"), logits, from_logits=True, note="float targets"),
    case(SparseCategoricalCrossentropy, labels, logits, golden.uniform(0, 2, 4), from_logits=True, note="weights"),
    case(SparseCategoricalCrossentropy, steps, golden.normal(2, 5, 4), from_logits=True, note="steps"),
    case(SparseCategoricalCrossentropy, steps, golden.normal(2, 5, 4), golden.uniform(0, 2, 2, 1), from_logits=True, reduction="none"),
    case(SparseCategoricalCrossentropy, labels, logits, from_logits=True, ignore_class=1),
    case(SparseCategoricalCrossentropy, steps, golden.uniform(0.1, 1, 2, 5, 4), ignore_class=0),
    case(SparseCategoricalCrossentropy, steps, golden.uniform(0.1, 1, 2, 5, 4), golden.uniform(0, 2, 2, 5), ignore_class=0),
    case(SparseCategoricalCrossentropy, labels, logits, from_logits=True, ignore_class=-1, reduction="sum"),
]
golden.write(__file__, cases)
