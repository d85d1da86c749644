import golden
import numpy as np
from golden import loss_case as case
from keras.losses import BinaryCrossentropy

labels = golden.integers(0, 2, 4, 3)
probabilities = golden.uniform(0.01, 0.99, 4, 3)
logits = golden.normal(4, 3, scale=3)
cases = [
    case(BinaryCrossentropy, labels, probabilities),
    case(BinaryCrossentropy, labels, logits, from_logits=True),
    case(BinaryCrossentropy, labels, probabilities, label_smoothing=0.2),
    case(BinaryCrossentropy, labels, logits, from_logits=True, label_smoothing=0.1),
    case(BinaryCrossentropy, labels, probabilities, golden.uniform(0, 2, 4), note="weights"),
    case(BinaryCrossentropy, labels, probabilities, axis=0),
    case(BinaryCrossentropy, labels[:, 0], probabilities[:, :1], note="targets without the last dimension"),
    case(BinaryCrossentropy, np.array([[0, 1, 0, 1]]), np.array([[0, 0, 1, 1]], "float32"), note="certain", grads=False),
]
golden.write(__file__, cases)
