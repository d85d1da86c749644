"""Default seeds of Keras and permutations of NumPy after `set_random_seed`."""

import keras
import numpy as np
from keras.src.random.seed_generator import make_default_seed

import golden

SEEDS = [0, 1, 42, 1234, 2**31, 2**32 - 1]

cases = []
for seed in SEEDS:
    keras.utils.set_random_seed(seed)
    seeds = [make_default_seed() for _ in range(1000)]
    permutations = [np.random.permutation(size).tolist() for size in (0, 1, 2, 16, 17)]
    late = np.random.permutation(100000)[:8].tolist()
    cases.append(
        {"seed": seed, "seeds": seeds[:5], "late_seeds": seeds[-3:], "permutations": permutations, "late": late}
    )
golden.write(__file__, cases)
