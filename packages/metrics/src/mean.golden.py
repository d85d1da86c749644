import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import Mean

batches = [(golden.normal(4),), (golden.normal(3),)]
weighted = [(golden.normal(4), golden.uniform(0, 2, 4)), (golden.normal(3, 2), golden.uniform(0, 2, 3))]

cases = [
    case(Mean, *batches),
    case(Mean, *weighted, note="weights"),
    case(Mean, (golden.normal(),), (golden.normal(),), note="scalars"),
    case(Mean, (golden.normal(2, 3), golden.uniform(0, 2, 2, 1))),
    case(Mean, (golden.normal(2, 3), golden.uniform(0, 2, 2, 3))),
    case(Mean, (np.zeros(2, "float32"), np.zeros(2, "float32")), note="weights of 0"),
]
golden.write(__file__, cases)
