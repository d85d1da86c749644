import golden
from golden import metric_case as case
from keras.metrics import ConcordanceCorrelation

batches = [(golden.normal(4, 3), golden.normal(4, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 4)) for batch in batches]

cases = [
    case(ConcordanceCorrelation, *batches),
    case(ConcordanceCorrelation, *weighted, note="weights"),
    case(ConcordanceCorrelation, *batches, name="mine"),
    case(ConcordanceCorrelation, *batches, axis=0),
]
golden.write(__file__, cases)
