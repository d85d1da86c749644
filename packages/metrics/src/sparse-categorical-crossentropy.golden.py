import golden
from golden import metric_case as case
from keras.metrics import SparseCategoricalCrossentropy

batches = [(golden.integers(0, 4, 5), golden.uniform(0.05, 1, 5, 4)) for _ in range(3)]
weighted = [(*batch, golden.uniform(0, 2, 5)) for batch in batches]
steps = (golden.integers(0, 4, 2, 3), golden.uniform(0.05, 1, 2, 3, 4))

cases = [
    case(SparseCategoricalCrossentropy, *batches),
    case(SparseCategoricalCrossentropy, *weighted),
    case(SparseCategoricalCrossentropy, *batches, from_logits=True),
    case(SparseCategoricalCrossentropy, *batches, ignore_class=1),
    case(SparseCategoricalCrossentropy, *weighted, ignore_class=1),
    case(SparseCategoricalCrossentropy, steps),
]
golden.write(__file__, cases)
