import golden
from golden import metric_case as case
from keras.metrics import KLDivergence

batches = [(golden.uniform(0, 1, 4, 3), golden.uniform(0.01, 1, 4, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 4)) for batch in batches]

cases = [
    case(KLDivergence, *batches),
    case(KLDivergence, *weighted, note="weights"),
]
golden.write(__file__, cases)
