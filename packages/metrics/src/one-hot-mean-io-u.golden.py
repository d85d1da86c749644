import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import OneHotMeanIoU

batches = [(np.eye(3, dtype="int32")[golden.integers(0, 3, 8)], golden.uniform(0, 1, 8, 3)) for _ in range(2)]

cases = [
    case(OneHotMeanIoU, *batches, num_classes=3),
    case(OneHotMeanIoU, *batches, num_classes=3, ignore_class=1),
]
golden.write(__file__, cases)
