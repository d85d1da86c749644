import golden
from golden import metric_case as case
from keras.metrics import BinaryCrossentropy

batches = [(golden.integers(0, 2, 4, 3), golden.uniform(0, 1, 4, 3)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 4)) for batch in batches]

cases = [
    case(BinaryCrossentropy, *batches),
    case(BinaryCrossentropy, *weighted),
    case(BinaryCrossentropy, *batches, label_smoothing=0.2),
    case(BinaryCrossentropy, (golden.integers(0, 2, 4, 1), golden.normal(4, 1)), from_logits=True),
]
golden.write(__file__, cases)
