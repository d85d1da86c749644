import golden
from golden import loss_case as case
from keras.losses import LogCosh

cases = [
    case(LogCosh, golden.normal(4, 3), golden.normal(4, 3)),
    case(LogCosh, golden.normal(4, 3), golden.normal(4, 3), golden.uniform(0, 2, 4), note="weights"),
]
golden.write(__file__, cases)
