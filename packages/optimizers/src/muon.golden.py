import golden
from golden import optimizer_case as case
from keras.optimizers import Muon

weights = {"kernel": golden.normal(3, 4), "tall": golden.normal(5, 2), "embeddings": golden.normal(4, 2), "bias": golden.normal(4)}
steps = [[golden.normal(*value.shape) for value in weights.values()] for _ in range(3)]
cases = [
    case(Muon, weights, steps),
    case(Muon, weights, steps, learning_rate=0.1, nesterov=False, rms_rate=None, adam_lr_ratio=0.1),
    case(Muon, weights, steps, learning_rate=0.1, exclude_layers=["ta.l"], exclude_embeddings=False, adam_weight_decay=None),
]
golden.write(__file__, cases)
