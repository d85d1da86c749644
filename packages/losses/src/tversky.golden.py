import golden
from golden import loss_case as case
from keras.losses import Tversky

truth = golden.integers(0, 2, 2, 3, 3, 1)
prediction = golden.uniform(0, 1, 2, 3, 3, 1)
cases = [
    case(Tversky, truth, prediction),
    case(Tversky, truth, prediction, axis=(1, 2, 3)),
    case(Tversky, truth, prediction, axis=(1, 2, 3), reduction="none"),
    case(Tversky, truth, prediction, axis=-1),
    case(Tversky, truth, prediction, alpha=0.2, beta=0.9, axis=(1, 2, 3)),
]
golden.write(__file__, cases)
