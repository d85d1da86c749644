import golden
from golden import metric_case as case
from keras.metrics import BinaryIoU

batches = [(golden.integers(0, 2, 8), golden.uniform(0, 1, 8)) for _ in range(2)]

cases = [
    case(BinaryIoU, *batches),
    case(BinaryIoU, *batches, target_class_ids=[1], threshold=0.3),
    case(BinaryIoU, (*batches[0], golden.integers(0, 4, 8))),
]
golden.write(__file__, cases)
