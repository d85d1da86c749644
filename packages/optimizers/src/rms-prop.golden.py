import golden
from golden import optimizer_case as case
from keras.optimizers import RMSprop

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4), golden.normal(4)] for _ in range(4)]
cases = [
    case(RMSprop, weights, steps),
    case(RMSprop, weights, steps, learning_rate=0.1),
    case(RMSprop, weights, steps, learning_rate=0.1, rho=0.5, epsilon=1e-3),
    case(RMSprop, weights, steps, learning_rate=0.1, momentum=0.9),
    case(RMSprop, weights, steps, learning_rate=0.1, centered=True),
    case(RMSprop, weights, steps, learning_rate=0.1, centered=True, momentum=0.5, weight_decay=0.1),
]
golden.write(__file__, cases)
