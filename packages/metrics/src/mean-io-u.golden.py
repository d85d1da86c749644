import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import MeanIoU

batches = [(golden.integers(0, 3, 8), golden.integers(0, 3, 8)) for _ in range(2)]
weighted = [(*batch, golden.integers(0, 4, 8)) for batch in batches]
images = (golden.integers(0, 3, 2, 3, 3), golden.integers(0, 3, 2, 3, 3))

cases = [
    case(MeanIoU, *batches, num_classes=3),
    case(MeanIoU, *weighted, num_classes=3, ignore_class=0),
    case(MeanIoU, images, num_classes=5),
    case(MeanIoU, (np.array([0, 1, 7, -1]), np.array([0, 1, 1, 1])), num_classes=2, note="class numbers out of range"),
]
golden.write(__file__, cases)
