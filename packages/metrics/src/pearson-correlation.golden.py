import golden
from golden import metric_case as case
from keras.metrics import PearsonCorrelation

batches = [(golden.normal(4, 3), golden.normal(4, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 4)) for batch in batches]

cases = [
    case(PearsonCorrelation, *batches),
    case(PearsonCorrelation, *weighted, note="weights"),
    case(PearsonCorrelation, *batches, name="mine"),
    case(PearsonCorrelation, *batches, axis=0),
]
golden.write(__file__, cases)
