import golden
import numpy as np
from golden import optimizer_case as case
from keras.optimizers import SGD, Adam, LossScaleOptimizer

weights = {"kernel": golden.normal(3, 4), "bias": golden.normal(4)}
steps = [[golden.normal(3, 4, scale=1000), golden.normal(4, scale=1000)] for _ in range(5)]
steps[2][1] = np.array([1, np.inf, 0, 0], "float32")
cases = [
    case(LossScaleOptimizer, weights, steps, inner_optimizer=SGD(0.1, momentum=0.9), note="the third step overflows"),
    case(LossScaleOptimizer, weights, steps, inner_optimizer=Adam(0.1), initial_scale=1024.0, dynamic_growth_steps=2),
]
golden.write(__file__, cases)
