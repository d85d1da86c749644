import golden
import numpy as np
from golden import loss_case as case
from keras.losses import Circle

labels = np.array([0, 1, 1, 0, 2, 1], "int32")
embeddings = golden.normal(6, 4)
embeddings = np.round(embeddings / np.linalg.norm(embeddings, axis=1, keepdims=True), 3)
cases = [
    case(Circle, labels, embeddings, gamma=2.0),
    case(Circle, labels, embeddings, gamma=4.0, margin=0.25, remove_diagonal=False),
    case(Circle, labels, embeddings, golden.uniform(0, 2, 6), gamma=2.0, reduction="sum"),
    case(Circle, labels[:, None], embeddings, grads=False, note="a column"),
]
golden.write(__file__, cases)
