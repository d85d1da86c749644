import golden
import numpy as np
from golden import loss_case as case
from keras.losses import MeanSquaredError

cases = [
    case(MeanSquaredError, golden.normal(4, 3), golden.normal(4, 3)),
    case(MeanSquaredError, golden.normal(4, 3), golden.normal(4, 3), golden.uniform(0, 2, 4), note="weights"),
    case(MeanSquaredError, golden.normal(4), golden.normal(4, 1), note="targets without the last dimension"),
    case(MeanSquaredError, golden.normal(4, 1), golden.normal(4), note="outputs without the last dimension"),
    case(MeanSquaredError, golden.integers(0, 5, 4, 3, dtype="uint8"), golden.normal(4, 3), note="uint8 targets"),
    case(MeanSquaredError, golden.normal(2, 3, 2), golden.normal(2, 3, 2), golden.uniform(0, 2, 2, 3), note="weights of steps"),
    case(MeanSquaredError, golden.normal(2, 3, 2), golden.normal(2, 3, 2), golden.uniform(0, 2, 2, 1)),
    case(MeanSquaredError, golden.normal(4, 3), golden.normal(4, 3), golden.uniform(0, 2, 4, 1), note="column of weights"),
    case(MeanSquaredError, golden.normal(0, 3), golden.normal(0, 3), note="empty"),
    case(MeanSquaredError, golden.normal(3), golden.normal(3), note="rank 1"),
    case(MeanSquaredError, golden.normal(2, 3, 2), golden.normal(2, 3, 2), mask=np.array([[True, False, True], [False, True, False]]), note="mask"),
    case(MeanSquaredError, golden.normal(2, 3, 2), golden.normal(2, 3, 2), mask=np.zeros((2, 3), bool), note="all masked"),
    case(
        MeanSquaredError,
        golden.normal(2, 3, 2),
        golden.normal(2, 3, 2),
        golden.uniform(0, 2, 2, 3),
        mask=np.array([[True, False, True], [False, True, False]]),
        note="mask and weights",
    ),
    case(
        MeanSquaredError,
        golden.normal(2, 3, 2),
        golden.normal(2, 3, 2),
        golden.uniform(0, 2, 2, 3),
        mask=np.array([[True, False, True], [False, True, False]]),
        reduction="sum",
    ),
    *[
        case(MeanSquaredError, golden.normal(4, 3), golden.normal(4, 3), weights, reduction=reduction)
        for reduction in ("sum", "mean", "mean_with_sample_weight", "none", None)
        for weights in (None, golden.uniform(0, 2, 4))
    ],
    case(MeanSquaredError, golden.normal(4, 3), golden.normal(4, 3), np.zeros(4, "float32"), reduction="mean_with_sample_weight", note="weights of 0"),
    case(MeanSquaredError, golden.normal(4, 3), golden.normal(4, 3), name="mine"),
]
golden.write(__file__, cases)
