import golden
from golden import optimizer_case as case
from keras.optimizers import Nadam

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4), golden.normal(4)] for _ in range(4)]
cases = [
    case(Nadam, weights, steps),
    case(Nadam, weights, steps, learning_rate=0.1),
    case(Nadam, weights, steps, learning_rate=0.1, beta_1=0.5, beta_2=0.9, epsilon=1e-3),
    case(Nadam, weights, steps, learning_rate=0.1, gradient_accumulation_steps=2),
]
golden.write(__file__, cases)
