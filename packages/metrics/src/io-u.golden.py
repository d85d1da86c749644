import golden
from golden import metric_case as case
from keras.metrics import IoU

batches = [(golden.integers(0, 3, 8), golden.integers(0, 3, 8)) for _ in range(2)]
weighted = [(*batch, golden.integers(0, 4, 8)) for batch in batches]
images = (golden.integers(0, 3, 2, 3, 3), golden.integers(0, 3, 2, 3, 3))

cases = [
    case(IoU, *batches, num_classes=3, target_class_ids=[0, 2]),
    case(IoU, *weighted, num_classes=3, target_class_ids=[1]),
    case(IoU, images, num_classes=4, target_class_ids=[0, 3]),
    case(IoU, *batches, num_classes=3, target_class_ids=[0, 1], ignore_class=1),
    case(IoU, (batches[0][0], golden.uniform(0, 1, 8, 3)), num_classes=3, target_class_ids=[0], sparse_y_pred=False),
    case(IoU, *[(t, p, golden.uniform(0, 2, 8)) for t, p in batches], num_classes=3, target_class_ids=[0, 2], dtype="float32"),
]
golden.write(__file__, cases)
