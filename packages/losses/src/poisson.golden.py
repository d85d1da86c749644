import golden
from golden import loss_case as case
from keras.losses import Poisson

cases = [
    case(Poisson, golden.integers(0, 5, 4, 3), golden.uniform(0.1, 3, 4, 3)),
    case(Poisson, golden.integers(0, 5, 4, 3), golden.uniform(0.1, 3, 4, 3), golden.uniform(0, 2, 4), note="weights"),
]
golden.write(__file__, cases)
