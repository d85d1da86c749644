import golden
from golden import loss_case as case
from keras.losses import CategoricalGeneralizedCrossEntropy

labels = golden.integers(0, 3, 4)
cases = [
    case(CategoricalGeneralizedCrossEntropy, labels, golden.uniform(0.1, 1, 4, 3)),
    case(CategoricalGeneralizedCrossEntropy, labels, golden.uniform(0.1, 1, 4, 3), golden.uniform(0, 2, 4), q=0.2),
]
golden.write(__file__, cases)
