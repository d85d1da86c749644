import golden
from golden import metric_case as case
from keras.metrics import LogCoshError

batches = [(golden.normal(4, 3), golden.normal(4, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 4)) for batch in batches]

cases = [
    case(LogCoshError, *batches),
    case(LogCoshError, *weighted, note="weights"),
    case(LogCoshError, *batches, name="mine"),
]
golden.write(__file__, cases)
