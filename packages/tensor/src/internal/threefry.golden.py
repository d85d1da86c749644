"""Keys and bits drawn by JAX, for several keys, sizes and widths."""

import jax
import numpy as np

import golden

KEYS = [(0, 0), (42, 0), (1337, 7), (0xFFFFFFFF, 0xFFFFFFFF), (0x80000000, 0x7FFFFFFF)]


def words(value):
    return [int(word) for word in np.asarray(value).reshape(-1)]


cases = []
for pair in KEYS:
    key = np.array(pair, "uint32")
    bits = np.asarray(jax.random.bits(key, (10000,), "uint32"))
    with jax.enable_x64(True):
        wide = np.asarray(jax.random.bits(key, (5,), "uint64"))
    cases.append(
        {
            "key": list(pair),
            "bits": words(bits[:9]),
            "odd_size": words(jax.random.bits(key, (3, 5), "uint32")),
            "late": words(bits[[1023, 1024, 2048, 9999]]),
            "checksum": int(bits.astype("uint64").sum()),
            "bits8": words(jax.random.bits(key, (6,), "uint8")),
            "bits16": words(jax.random.bits(key, (6,), "uint16")),
            "bits64": [[int(word >> np.uint64(32)), int(word & np.uint64(0xFFFFFFFF))] for word in wide],
            "split": [words(part) for part in jax.random.split(key, 3)],
            "fold_in": [[data, words(jax.random.fold_in(key, data))] for data in (0, 1, 123456789, 0xFFFFFFFF)],
        }
    )
golden.write(__file__, cases)
