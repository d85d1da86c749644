import golden
from golden import optimizer_case as case
from keras.optimizers import AdamW

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4), golden.normal(4)] for _ in range(4)]
cases = [
    case(AdamW, weights, steps),
    case(AdamW, weights, steps, learning_rate=0.1),
    case(AdamW, weights, steps, learning_rate=0.1, weight_decay=0.3),
    case(AdamW, weights, steps, learning_rate=0.1, weight_decay=0.3, exclude=["bias", "gamma"]),
    case(AdamW, weights, steps, learning_rate=0.1, amsgrad=True),
]
golden.write(__file__, cases)
