import golden
from golden import metric_case as case
from keras.metrics import MeanSquaredError

batches = [(golden.normal(4, 3), golden.normal(4, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 4)) for batch in batches]

cases = [
    case(MeanSquaredError, *batches),
    case(MeanSquaredError, *weighted, note="weights"),
    case(MeanSquaredError, *batches, name="mine"),
    case(MeanSquaredError, (golden.normal(4), golden.normal(4, 1)), note="targets without the last dimension"),
    case(MeanSquaredError, (golden.normal(2, 3, 2), golden.normal(2, 3, 2), golden.uniform(0, 2, 2, 3)), note="weights of steps"),
]
golden.write(__file__, cases)
