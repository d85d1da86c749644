"""Matrices of condition up to 1e6 with what NumPy finds, in doubles."""

import json
import pathlib

import numpy as np

generator = np.random.default_rng(7)


def conditioned(m, n, condition):
    k = min(m, n)
    u = np.linalg.qr(generator.normal(size=(m, m)))[0][:, :k]
    v = np.linalg.qr(generator.normal(size=(n, n)))[0][:, :k]
    return (u * np.geomspace(1, 1 / condition, k)) @ v.T


def case(m, n, condition):
    x = conditioned(m, n, condition)
    entry = {"rows": m, "columns": n, "condition": condition, "x": x.ravel().tolist(), "singular": np.linalg.svd(x, compute_uv=False).tolist()}
    if m == n:
        b = generator.normal(size=n)
        symmetric = (x + x.T) / 2
        values = np.linalg.eigvals(x)
        values = values[np.lexsort((values.imag, values.real))]
        entry.update(
            b=b.tolist(),
            solved=np.linalg.solve(x, b).tolist(),
            det=float(np.linalg.det(x)),
            eigh=np.linalg.eigvalsh(symmetric).tolist(),
            eig=[values.real.tolist(), values.imag.tolist()],
            cholesky=np.linalg.cholesky(x @ x.T).ravel().tolist(),
        )
    return entry


sizes = [(1, 1), (2, 2), (5, 5), (12, 12), (30, 30), (7, 4), (20, 6), (4, 9), (6, 8)]
cases = [case(m, n, condition) for m, n in sizes for condition in (10.0, 1e6)]
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text('{"cases":[\n' + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]}\n")
