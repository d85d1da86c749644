import golden
import numpy as np
from golden import loss_case as case
from keras.losses import CosineSimilarity

cases = [
    case(CosineSimilarity, golden.normal(4, 3), golden.normal(4, 3)),
    case(CosineSimilarity, golden.normal(2, 3, 4), golden.normal(2, 3, 4), axis=1),
    case(CosineSimilarity, np.zeros((2, 3), "float32"), golden.normal(2, 3), note="truth of 0"),
    case(CosineSimilarity, golden.normal(4, 3), golden.normal(4, 3), golden.uniform(0, 2, 4), note="weights"),
]
golden.write(__file__, cases)
