import golden
from golden import metric_case as case
from keras.metrics import BinaryAccuracy

batches = [(golden.integers(0, 2, 4, 3), golden.uniform(0, 1, 4, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 4)) for batch in batches]

cases = [
    case(BinaryAccuracy, *batches),
    case(BinaryAccuracy, *weighted),
    case(BinaryAccuracy, *batches, threshold=0.8),
    case(BinaryAccuracy, (golden.integers(0, 2, 4), golden.uniform(0, 1, 4, 1)), note="targets without the last dimension"),
    case(BinaryAccuracy, (golden.integers(0, 2, 4).astype("float32"), golden.uniform(0, 1, 4))),
]
golden.write(__file__, cases)
