import golden
from golden import optimizer_case as case
from keras.optimizers import Adam

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4), golden.normal(4)] for _ in range(4)]
cases = [
    case(Adam, weights, steps),
    case(Adam, weights, steps, learning_rate=0.1),
    case(Adam, weights, steps, learning_rate=0.1, beta_1=0.5, beta_2=0.9, epsilon=1e-3),
    case(Adam, weights, steps, learning_rate=0.1, amsgrad=True),
    case(Adam, weights, steps, learning_rate=0.1, weight_decay=0.01),
    case(Adam, weights, steps, learning_rate=0.1, gradient_accumulation_steps=2),
    case(Adam, weights, steps, learning_rate=0.1, use_ema=True, amsgrad=True, gradient_accumulation_steps=2),
]
golden.write(__file__, cases)
