import golden
from golden import loss_case as case
from keras.losses import KLDivergence

cases = [
    case(KLDivergence, golden.uniform(0, 1, 4, 3), golden.uniform(0, 1, 4, 3)),
    case(KLDivergence, golden.uniform(0, 1, 4, 3), golden.uniform(0, 1, 4, 3), golden.uniform(0, 2, 4), note="weights"),
]
golden.write(__file__, cases)
