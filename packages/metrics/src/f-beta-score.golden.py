import golden
from golden import metric_case as case
from keras.metrics import FBetaScore

batches = [(golden.integers(0, 2, 5, 3), golden.uniform(0, 1, 5, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 5)) for batch in batches]

cases = [
    case(FBetaScore, *batches, beta=2.0),
    case(FBetaScore, *weighted, beta=0.5, threshold=0.6),
    case(FBetaScore, *weighted, average="micro", beta=2.0),
    case(FBetaScore, *weighted, average="macro", beta=2.0),
    case(FBetaScore, *weighted, average="weighted", beta=2.0),
]
golden.write(__file__, cases)
