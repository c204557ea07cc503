"""Writes io/bask/array/names.tsv.gz: what NumPy 1.24 answers to functions of whole arrays, windows and signals.

Usage: /usr/bin/python3 names_fixture.py OUT.gz

Columns as in operations_fixture.py; operations as the class WholeArrayTest reads them.
"""
import gzip
import sys

import numpy as np

from recorded import text

rng = np.random.default_rng(17)


arrays = {
    "f1": np.round(rng.normal(size=13), 1), "g1": np.round(rng.normal(size=4), 1), "h1": np.round(rng.normal(size=5), 1), "o1": np.array([2.5]), "i1": rng.integers(-5, 5, size=9), "j1": rng.integers(-3, 3, size=6),
    "c1": np.round(rng.normal(size=7), 1) + 1j * np.round(rng.normal(size=7), 1), "d1": np.round(rng.normal(size=3), 1) + 1j, "r1": np.round(rng.normal(size=8), 1).astype("float32"), "e1": np.zeros(0),
    "f2": np.round(rng.normal(size=(4, 6)) * 5, 1), "i2": rng.integers(-4, 4, size=(4, 6)), "n2": np.where(rng.random((4, 6)) < 0.2, np.nan, 1.5), "s2": rng.integers(-9, 9, size=(4, 8)).astype("int8"), "p0": np.array(3.0),
    "k1": rng.integers(0, 3, size=12), "l1": rng.integers(0, 2, size=12), "m1": np.round(rng.normal(size=12), 0), "a1": np.round(rng.uniform(-400, 400, 8), 0), "v1": np.round(rng.normal(size=8), 1), "x2": np.round(rng.uniform(-720, 720, (3, 5)), 0),
}
rows = []


def row(operation, names, make, tolerance=0.0):
    try:
        answer = text(make(*[arrays[n].copy() for n in names]))
    except (ValueError, TypeError):
        answer = "ERROR"
    rows.append(("names", operation, ";".join(names), answer, repr(tolerance)))


for a in ("f1", "g1", "h1", "o1", "i1", "j1", "c1", "d1", "r1", "e1"):
    for b in ("f1", "g1", "h1", "o1", "i1", "j1", "c1", "d1", "r1", "e1"):
        for mode in ("full", "same", "valid"):
            t = 1e-5 if "r1" in (a, b) else 1e-12
            row(f"convolve {mode}", [a, b], lambda x, y: np.convolve(x, y, mode), t)
            row(f"correlate {mode}", [a, b], lambda x, y: np.correlate(x, y, mode), t)
for a in arrays:
    for b in ("f2", "i2", "n2", "f1", "p0", "e1"):
        row("array_equal 0", [a, b], lambda x, y: np.array(np.array_equal(x, y)))
        if arrays[a].dtype.kind in "fi":
            row("array_equal 1", [a, b], lambda x, y: np.array(np.array_equal(x, y, equal_nan=True)))
        row("array_equiv", [a, b], lambda x, y: np.array(np.array_equiv(x, y)))
for a in ("f1", "i1", "f2", "r1", "x2", "o1", "e1"):
    for axis in (0, -1):
        row(f"unwrap {2 * np.pi!r} {axis}", [a], lambda x: np.unwrap(x, axis=axis), 1e-5 if a == "r1" else 1e-12)
        row(f"unwrap 3.5 {axis}", [a], lambda x: np.unwrap(x, axis=axis, period=3.5), 1e-5 if a == "r1" else 1e-12)
for shape in ((3,), (5, 7), (2, 3, 4), (0,), (1, 1)):
    for a in ("f1", "f2", "p0", "e1"):
        row("resize " + ",".join(map(str, shape)), [a], lambda x: np.resize(x, shape))
for dtype in ("int8", "uint8", "int16", "int32", "int64", "float32", "float64", "complex64", "complex128"):
    for a in ("s2", "f2", "i2", "c1", "r1"):
        if not (dtype in ("int16",) and a == "c1"):
            row(f"view {dtype}", [a], lambda x: x.view(dtype))
for k in (-2, 0, 1):
    row(f"diagflat {k}", ["g1"], lambda x: np.diagflat(x, k))
    row(f"diagflat {k}", ["p0"], lambda x: np.diagflat(x, k))
for n in (0, 1, 2, 3, 8, 51):
    for name in ("bartlett", "hanning", "hamming", "blackman"):
        row(f"{name} {n}", [], lambda: getattr(np, name)(n), 1e-9)
    row(f"kaiser {n} 5.5", [], lambda: np.kaiser(n, 5.5), 1e-9)
row("lexsort", ["k1"], lambda a: np.lexsort((a,)))
row("lexsort", ["k1", "l1"], lambda a, b: np.lexsort((a, b)))
row("lexsort", ["m1", "k1", "l1"], lambda a, b, c: np.lexsort((a, b, c)))
for period in (360.0, -360.0, 7.5):
    row(f"interp {period}", ["x2", "a1", "v1"], lambda x, a, v: np.interp(x, a, v, period=period), 1e-9)
row("interp 0.0", ["x2", "a1", "v1"], lambda x, a, v: np.interp(x, a, v, period=0))
with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for name, a in arrays.items():
        out.write(("\t".join(["array", name, "", text(a), ""]) + "\n").encode())
    for r in rows:
        out.write(("\t".join(r) + "\n").encode())
print(len(rows))
