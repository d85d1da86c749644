import golden
from golden import optimizer_case as case
from keras.optimizers import SGD
from keras.optimizers.schedules import ExponentialDecay

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4), golden.normal(4)] for _ in range(4)]
cases = [
    case(SGD, weights, steps),
    case(SGD, weights, steps, learning_rate=0.1),
    case(SGD, weights, steps, learning_rate=0.1, momentum=0.9),
    case(SGD, weights, steps, learning_rate=0.1, momentum=0.9, nesterov=True),
    case(SGD, weights, steps, learning_rate=0.1, weight_decay=0.1),
    case(SGD, weights, steps, learning_rate=0.1, clipnorm=1.0),
    case(SGD, weights, steps, learning_rate=0.1, clipvalue=0.3),
    case(SGD, weights, steps, learning_rate=0.1, global_clipnorm=0.5),
    case(SGD, weights, steps, learning_rate=0.1, global_clipnorm=100.0, note="a norm that is not reached"),
    case(SGD, weights, steps, learning_rate=0.1, clipnorm=100.0),
    case(SGD, weights, steps, learning_rate=0.1, loss_scale_factor=8.0),
    case(SGD, weights, steps, learning_rate=0.1, use_ema=True, ema_momentum=0.9, finalize=True),
    case(SGD, weights, steps, learning_rate=0.1, use_ema=True, ema_momentum=0.9, ema_overwrite_frequency=3),
    case(SGD, weights, steps, learning_rate=0.1, gradient_accumulation_steps=2),
    case(SGD, weights, steps, learning_rate=0.1, gradient_accumulation_steps=3, clipnorm=0.5, weight_decay=0.1),
    case(SGD, weights, steps, learning_rate=0.1, momentum=0.9, use_ema=True, gradient_accumulation_steps=2, ema_overwrite_frequency=2),
    case(SGD, weights, steps, learning_rate=ExponentialDecay(0.1, 2, 0.5)),
    case(SGD, weights, steps, learning_rate=ExponentialDecay(0.1, 2, 0.5), gradient_accumulation_steps=2, note="the schedule counts all steps"),
    case(SGD, weights, steps, name="mine"),
]
golden.write(__file__, cases)
