import golden
from golden import metric_case as case
from keras.metrics import F1Score

batches = [(golden.integers(0, 2, 5, 3), golden.uniform(0, 1, 5, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 5)) for batch in batches]

cases = [
    case(F1Score, *batches),
    case(F1Score, *weighted),
    case(F1Score, *batches, threshold=0.6),
    case(F1Score, *weighted, average="micro"),
    case(F1Score, *weighted, average="macro"),
    case(F1Score, *weighted, average="weighted"),
]
golden.write(__file__, cases)
