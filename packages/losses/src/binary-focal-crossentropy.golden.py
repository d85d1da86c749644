import golden
import numpy as np
from golden import loss_case as case
from keras.losses import BinaryFocalCrossentropy

labels = golden.integers(0, 2, 4, 3)
probabilities = golden.uniform(0.01, 0.99, 4, 3)
logits = golden.normal(4, 3, scale=3)
cases = [
    case(BinaryFocalCrossentropy, labels, probabilities),
    case(BinaryFocalCrossentropy, labels, logits, from_logits=True),
    case(BinaryFocalCrossentropy, labels, probabilities, label_smoothing=0.2),
    case(BinaryFocalCrossentropy, labels, logits, from_logits=True, label_smoothing=0.1),
    case(BinaryFocalCrossentropy, labels, probabilities, golden.uniform(0, 2, 4), note="weights"),
    case(BinaryFocalCrossentropy, labels, probabilities, axis=0),
    case(BinaryFocalCrossentropy, labels[:, 0], probabilities[:, :1], note="targets without the last dimension"),
    case(BinaryFocalCrossentropy, np.array([[0, 1, 0, 1]]), np.array([[0, 0, 1, 1]], "float32"), note="certain", grads=False),
    case(BinaryFocalCrossentropy, labels, probabilities, apply_class_balancing=True, alpha=0.3, gamma=3.0),
    case(BinaryFocalCrossentropy, labels, logits, apply_class_balancing=True, from_logits=True, gamma=1.5),
]
golden.write(__file__, cases)
