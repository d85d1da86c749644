import golden
from golden import metric_case as case
from keras.metrics import MeanAbsolutePercentageError

batches = [(golden.normal(4, 3), golden.normal(4, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 4)) for batch in batches]

cases = [
    case(MeanAbsolutePercentageError, *batches),
    case(MeanAbsolutePercentageError, *weighted, note="weights"),
    case(MeanAbsolutePercentageError, *batches, name="mine"),
]
golden.write(__file__, cases)
