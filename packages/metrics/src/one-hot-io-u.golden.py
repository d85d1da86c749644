import golden
import numpy as np
from golden import metric_case as case
from keras.metrics import OneHotIoU

batches = [(np.eye(3, dtype="int32")[golden.integers(0, 3, 8)], golden.uniform(0, 1, 8, 3)) for _ in range(2)]

cases = [
    case(OneHotIoU, *batches, num_classes=3, target_class_ids=[0, 2]),
    case(OneHotIoU, (batches[0][0], golden.integers(0, 3, 8)), num_classes=3, target_class_ids=[1], sparse_y_pred=True),
]
golden.write(__file__, cases)
