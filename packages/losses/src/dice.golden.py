import golden
from golden import loss_case as case
from keras.losses import Dice

truth = golden.integers(0, 2, 2, 3, 3, 1)
prediction = golden.uniform(0, 1, 2, 3, 3, 1)
cases = [
    case(Dice, truth, prediction),
    case(Dice, truth, prediction, axis=(1, 2, 3)),
    case(Dice, truth, prediction, axis=(1, 2, 3), reduction="none"),
    case(Dice, truth, prediction, axis=-1),
]
golden.write(__file__, cases)
