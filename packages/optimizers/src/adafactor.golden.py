import golden
from golden import optimizer_case as case
from keras.optimizers import Adafactor

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4), golden.normal(4)] for _ in range(4)]
cases = [
    case(Adafactor, weights, steps),
    case(Adafactor, weights, steps, learning_rate=0.1),
    case(Adafactor, weights, steps, learning_rate=0.1, beta_2_decay=-0.5, clip_threshold=0.5),
    case(Adafactor, weights, steps, learning_rate=0.1, relative_step=False),
    case(Adafactor, weights, steps, learning_rate=0.1, weight_decay=0.1),
]
golden.write(__file__, cases)
