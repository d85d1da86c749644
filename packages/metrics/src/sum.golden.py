import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import Sum

batches = [(golden.normal(4),), (golden.normal(3),)]
weighted = [(golden.normal(4), golden.uniform(0, 2, 4)), (golden.normal(3, 2), golden.uniform(0, 2, 3))]

cases = [
    case(Sum, *batches),
    case(Sum, *weighted, note="weights"),
    case(Sum, (golden.normal(),), (golden.normal(),), note="scalars"),
    case(Sum, (golden.normal(2, 3), golden.uniform(0, 2, 2, 1))),
    case(Sum, (golden.normal(2, 3), golden.uniform(0, 2, 2, 3))),
    case(Sum, (np.zeros(2, "float32"), np.zeros(2, "float32")), note="weights of 0"),
]
golden.write(__file__, cases)
