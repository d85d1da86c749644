import golden
from golden import loss_case as case
from keras.losses import MeanSquaredLogarithmicError

cases = [
    case(MeanSquaredLogarithmicError, golden.uniform(0, 3, 4, 3), golden.uniform(-1, 3, 4, 3)),
    case(MeanSquaredLogarithmicError, golden.uniform(0, 3, 4, 3), golden.uniform(-1, 3, 4, 3), golden.uniform(0, 2, 4), note="weights"),
]
golden.write(__file__, cases)
