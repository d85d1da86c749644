import golden
from golden import loss_case as case
from keras.losses import Huber

cases = [
    case(Huber, golden.normal(4, 3, scale=2), golden.normal(4, 3), delta=delta) for delta in (1.0, 0.5, 3.0)
]
cases.append(case(Huber, golden.normal(4, 3, scale=2), golden.normal(4, 3), golden.uniform(0, 2, 4), note="weights"))
golden.write(__file__, cases)
