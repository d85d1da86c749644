import golden
from golden import optimizer_case as case
from keras.optimizers import Adagrad

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4), golden.normal(4)] for _ in range(4)]
cases = [
    case(Adagrad, weights, steps),
    case(Adagrad, weights, steps, learning_rate=0.1),
    case(Adagrad, weights, steps, learning_rate=0.1, initial_accumulator_value=0.5, epsilon=1e-3),
]
golden.write(__file__, cases)
