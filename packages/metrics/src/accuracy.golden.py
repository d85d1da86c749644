import golden
from golden import metric_case as case
from keras.metrics import Accuracy

batches = [(golden.integers(0, 3, 4, 1), golden.integers(0, 3, 4, 1)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 4)) for batch in batches]

cases = [
    case(Accuracy, *batches),
    case(Accuracy, *weighted),
    case(Accuracy, (golden.integers(0, 2, 4), golden.integers(0, 2, 4).astype("float32"))),
]
golden.write(__file__, cases)
