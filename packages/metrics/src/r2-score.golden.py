import golden
from golden import metric_case as case
from keras.metrics import R2Score

batches = [(golden.normal(5, 2), golden.normal(5, 2)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0.1, 2, 5)) for batch in batches]

cases = [
    case(R2Score, *batches),
    case(R2Score, *weighted),
    case(R2Score, *batches, class_aggregation=None),
    case(R2Score, *weighted, class_aggregation="variance_weighted_average"),
    case(R2Score, *batches, num_regressors=2),
    case(R2Score, (golden.normal(2, 1), golden.normal(2, 1)), num_regressors=5, note="too few samples"),
]
golden.write(__file__, cases)
