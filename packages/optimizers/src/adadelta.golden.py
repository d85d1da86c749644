import golden
from golden import optimizer_case as case
from keras.optimizers import Adadelta

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4), golden.normal(4)] for _ in range(4)]
cases = [
    case(Adadelta, weights, steps),
    case(Adadelta, weights, steps, learning_rate=0.1),
    case(Adadelta, weights, steps, learning_rate=1.0, rho=0.5, epsilon=1e-3),
]
golden.write(__file__, cases)
