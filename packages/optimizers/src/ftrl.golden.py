import golden
from golden import optimizer_case as case
from keras.optimizers import Ftrl

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4), golden.normal(4)] for _ in range(4)]
cases = [
    case(Ftrl, weights, steps),
    case(Ftrl, weights, steps, learning_rate=0.1),
    case(Ftrl, weights, steps, learning_rate=0.1, l1_regularization_strength=0.1, l2_regularization_strength=0.2, l2_shrinkage_regularization_strength=0.3, beta=0.5),
    case(Ftrl, weights, steps, learning_rate=0.1, learning_rate_power=-0.7, initial_accumulator_value=0.5),
]
golden.write(__file__, cases)
