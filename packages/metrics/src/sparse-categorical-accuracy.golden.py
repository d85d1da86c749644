import golden
from golden import metric_case as case
from keras.metrics import SparseCategoricalAccuracy

batches = [(golden.integers(0, 4, 5), golden.uniform(0.05, 1, 5, 4)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 5)) for batch in batches]
steps = (golden.integers(0, 4, 2, 3), golden.uniform(0.05, 1, 2, 3, 4))

cases = [
    case(SparseCategoricalAccuracy, *batches),
    case(SparseCategoricalAccuracy, *weighted),
    case(SparseCategoricalAccuracy, steps),
    case(SparseCategoricalAccuracy, (*steps, golden.uniform(0, 2, 2, 3))),
    case(SparseCategoricalAccuracy, (golden.integers(0, 4, 5, 1), golden.uniform(0, 1, 5, 4), golden.uniform(0, 2, 5)), note="a column"),
    case(SparseCategoricalAccuracy, (golden.integers(0, 4, 5).astype("float32"), golden.uniform(0, 1, 5, 4))),
]
golden.write(__file__, cases)
