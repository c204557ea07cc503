"""Writes io/bask/array/numpy.tsv.gz: what NumPy 1.24 answers to operations on whole arrays.

Columns: operation, arrays that it reads, separated by ';' (names of earlier "array" rows), the answer or ERROR.
An array is written as dtype, shape and elements, separated by '|'.
"""
import gzip
import itertools
import sys

import numpy as np

from recorded import text

rng = np.random.default_rng(7)


def special(a):
    a = a.copy()
    a.flat[3] = np.nan
    a.flat[7] = np.inf
    a.flat[11] = -np.inf
    a.flat[2] = -0.0
    return a


arrays = {
    "f2": np.round(rng.normal(size=(6, 5)) * 100, 3),
    "g2": np.round(rng.normal(size=(6, 5)) * 100, 3),
    "n2": special(np.round(rng.normal(size=(6, 5)) * 10, 2)),
    "i2": rng.integers(-50, 50, size=(6, 5)),
    "j2": rng.integers(1, 9, size=(6, 5)),
    "b2": rng.random((6, 5)) < 0.4,
    "c2": np.round(rng.normal(size=(6, 5)) + 1j * rng.normal(size=(6, 5)), 2),
    "s2": rng.integers(-100, 100, size=(6, 5)).astype("int8"),
    "u2": rng.integers(0, 255, size=(6, 5)).astype("uint8"),
    "h2": rng.integers(-9999, 9999, size=(6, 5)).astype("int16"),
    "w2": rng.integers(-99999, 99999, size=(6, 5)).astype("int32"),
    "r2": np.round(rng.normal(size=(6, 5)), 2).astype("float32"),
    "z2": np.round(rng.normal(size=(6, 5)) + 1j * rng.normal(size=(6, 5)), 2).astype("complex64"),
    "f3": np.round(rng.normal(size=(4, 3, 5)) * 10, 2),
    "i3": rng.integers(0, 4, size=(4, 3, 5)),
    "f1": np.round(rng.normal(size=5), 2),
    "i1": rng.integers(0, 9, size=5),
    "l1": np.arange(23),
    "k2": np.round(rng.normal(size=(6, 1)), 2),
    "o2": rng.integers(0, 9, size=(1, 5)),
    "f0": np.float64(2.5),
    "i0": np.int64(-7),
    "e2": np.zeros((0, 3)),
    "e3": np.zeros((2, 0, 3), dtype="int64"),
    "t2": np.full((6, 5), 3, dtype="int64"),
}
rows = []


def row(operation, names, make):
    try:
        answer = text(make(*[arrays[n] for n in names]))
    except (ValueError, IndexError, TypeError) as e:
        answer = "ERROR"
    rows.append((operation, ";".join(names), answer))


for name, a in arrays.items():
    rows.append(("array", name, text(a)))

# reductions
KINDS = ["sum", "prod", "min", "max", "mean", "var", "std", "any", "all"]
for name in ["f2", "n2", "i2", "b2", "c2", "s2", "u2", "h2", "w2", "r2", "z2", "f3", "f1", "f0", "i0", "e2", "e3", "t2"]:
    a = arrays[name]
    subsets = [None] + [s for k in range(1, a.ndim + 1) for s in itertools.combinations(range(a.ndim), k)]
    if a.ndim:
        subsets.append((-1,))
    for kind in KINDS:
        if kind in ("sum", "prod") and a.dtype == "uint8":
            continue  # uint64 in NumPy, which is int64 here
        for axes in subsets:
            for keep in (False, True):
                axes_text = "all" if axes is None else ",".join(map(str, axes))
                row(
                    f"reduce {kind} {axes_text} {'keep' if keep else 'drop'} 0",
                    [name],
                    lambda x: getattr(np, kind)(x, axis=axes, keepdims=keep),
                )
    for ddof in (1, 2):
        row(f"reduce std all drop {ddof}", [name], lambda x: np.std(x, ddof=ddof))
    row("reduce count_nonzero all drop 0", [name], np.count_nonzero)
    for kind in ("argmin", "argmax"):
        for axis in [None] + list(range(-a.ndim, a.ndim)):
            for keep in (False, True):
                row(
                    f"arg {kind} {'all' if axis is None else axis} {'keep' if keep else 'drop'}",
                    [name],
                    lambda x: getattr(np, kind)(x, axis=axis, keepdims=keep),
                )

# slices
INDICES = {
    "f2": ["::2, 1:", "-1", ":, -2", "::-1", "::-1, ::-2", "2:5, 3", "1:1", "..., 0", "None, 2:4", ":, None, 1", "5:2:-1, 1:4:2",
           "100:, :", "-100:3", "2, 3", "..., None", "3:-1, :-1", "::3, ::4", "6", "0:6:5", "0, 1, 2"],
    "f3": ["1", "..., ::-1", ":, 1, ::2", "::2, :, -1", "None, ..., 2:", "1:3, ::-1, 4:0:-2", "0, 0, 0", "-1, ..., None"],
    "l1": ["3:17:4", "20:2:-3", "::7", "-5:", ":-5", "22:0:-22", "10:10"],
    "e2": [":", "0:0, 1", ":, ::-1"],
}
for name, indices in INDICES.items():
    for index in indices:
        row(f"get {index}", [name], lambda x: eval(f"x[{index}]"))

# slice assignment
for name, index, value in [
    ("f2", "1:3, :", "f1"), ("f2", "::2, ::-1", "f1"), ("f2", "-1", "i1"), ("i2", "1:3, :", "i1"), ("f2", "2, 3", "f0"),
    ("f3", ":, 1, ::-2", "f0"), ("f3", "..., 0", "f0"), ("f2", ":, 1:2", "k2"), ("f2", "2:2", "f1"), ("f2", "None, 1:3", "f1"),
    ("f2", "1:3, 1:3", "f1"), ("r2", "::3", "f1"), ("i2", "::2", "f0"),
]:
    def assign(x, v):
        x = x.copy()
        exec(f"x[{index}] = v")
        return x
    row(f"set {index}", [name, value], assign)

# boolean assignment
for name, mask, value in [("f2", "b2", "f0"), ("i2", "b2", "i0"), ("c2", "b2", "f0"), ("s2", "b2", "i0"), ("b2", "b2", "i0")]:
    def masked(x, m, v):
        x = x.copy()
        x[m] = v
        return x
    row("mask", [name, mask, value], masked)

# broadcasting and dtypes
PAIRS = [("f2", "f1"), ("f2", "k2"), ("k2", "o2"), ("f1", "k2"), ("i2", "o2"), ("f3", "f1"), ("f3", "i0"), ("f0", "i0"),
         ("i2", "b2"), ("s2", "u2"), ("h2", "u2"), ("w2", "r2"), ("r2", "f2"), ("r2", "z2"), ("c2", "f2"), ("z2", "f2"),
         ("i2", "c2"), ("f2", "f3"), ("e2", "f0"), ("f2", "l1"), ("n2", "f2"), ("b2", "b2"), ("s2", "h2")]
for left, right in PAIRS:
    for ufunc in ["add", "subtract", "multiply", "maximum", "less", "equal", "logical_and", "bitwise_xor"]:
        if ufunc in ("maximum", "less") and (arrays[left].dtype.kind == "c" or arrays[right].dtype.kind == "c"):
            continue
        row(f"ufunc {ufunc}", [left, right], getattr(np, ufunc))
for left, right in [("f2", "j2"), ("i2", "j2"), ("w2", "j2"), ("r2", "r2")]:
    for ufunc in ["divide", "floor_divide", "mod"]:
        row(f"ufunc {ufunc}", [left, right], getattr(np, ufunc))
for name in ["n2", "i2", "r2", "c2", "s2", "b2", "f0", "e2"]:
    for ufunc in ["negative", "absolute", "square", "isnan", "isfinite", "logical_not", "conj"]:
        row(f"ufunc {ufunc}", [name], getattr(np, ufunc))
for names in [("b2", "f2", "i2"), ("b2", "f1", "k2"), ("b2", "i0", "f0"), ("i2", "r2", "s2")]:
    row("ufunc where", names, np.where)
row("ufunc clip", ["f2", "i0", "f0"], np.clip)

# layout
for axes in itertools.permutations(range(3)):
    row("transpose " + ",".join(map(str, axes)), ["f3"], lambda x: np.transpose(x, axes))
row("transpose -1,0,-2", ["f3"], lambda x: np.transpose(x, (-1, 0, -2)))
row("transpose 0,0,1", ["f3"], lambda x: np.transpose(x, (0, 0, 1)))
row("transpose 1,0", ["c2"], np.transpose)
for a, b in [(0, 2), (-1, 0), (1, 1)]:
    row(f"swapaxes {a},{b}", ["f3"], lambda x: np.swapaxes(x, a, b))
    row(f"moveaxis {a},{b}", ["f3"], lambda x: np.moveaxis(x, a, b))
for name, shapes in [("f2", [(30,), (5, 6), (10, 3), (1, 30), (2, 3, 5), (30, 1, 1), (3, -1), (-1,), (7, -1), (6, 5), (2, 2)]),
                     ("f3", [(12, 5), (60,), (3, 4, 5), (4, 15), (2, 2, 15), (5, 12), (1, 4, 1, 3, 5), (8, -1)]),
                     ("l1", [(23, 1), (1, 23), (-1, 1, 23)]), ("e2", [(0,), (3, 0), (0, 7), (5, 2)]), ("f0", [(1,), (1, 1), ()]), ("k2", [(6,), (2, 3)])]:
    for shape in shapes:
        row("reshape " + ",".join(map(str, shape)), [name], lambda x: np.reshape(x, shape))
for axis in range(-4, 5):
    row(f"expand {axis}", ["f3"], lambda x: np.expand_dims(x, axis))
for axes in ["", "0", "1", "-1", "2"]:
    row(f"squeeze {axes}", ["k2"], lambda x: np.squeeze(x, tuple(map(int, axes.split(","))) if axes else None))
for name, shape in [("f1", (3, 5)), ("k2", (6, 4)), ("k2", (2, 6, 4)), ("f0", (2, 2)), ("f2", (6, 6)), ("f1", (5,)), ("o2", (0, 5))]:
    row("broadcast " + ",".join(map(str, shape)), [name], lambda x: np.broadcast_to(x, shape))
for names in [("f2", "i2"), ("f2", "k2"), ("f2", "f2", "b2"), ("f3", "i3"), ("f2", "o2"), ("l1", "f1"), ("s2", "u2"), ("e2", "e2")]:
    for axis in (0, 1, -1):
        row(f"concatenate {axis}", list(names), lambda *x: np.concatenate(x, axis=axis))
        row(f"stack {axis}", list(names), lambda *x: np.stack(x, axis=axis))
for name in ["f2", "i2", "b2", "c2", "u2", "r2"]:
    for dtype in ["bool", "int8", "int64", "float32", "float64", "complex128", "uint8"]:
        row(f"astype {dtype}", [name], lambda x: x.astype(dtype))

# creation
for args in [(5,), (0,), (-3,), (2, 7), (7, 2), (7, 2, -1), (0, 10, 3), (10, 0, -3), (-5, 5, 4), (0, 7, 7), (0, 8, 7)]:
    row("arange " + " ".join(map(str, args)), [], lambda: np.arange(*args))
for args in [(5.0,), (0.5, 3.0), (0.0, 1.0, 0.1), (1.0, 0.0, -0.3), (0.0, 1.0, 0.3), (1.0, 1.3, 0.1), (0.1, 0.7, 0.2), (-2.5, 7.0, 0.7)]:
    row("arange " + " ".join(map(str, args)), [], lambda: np.arange(*args))
for args in [(0.0, 1.0, 5), (-2.5, 1.5, 41), (1.0, 1.0, 3), (3.0, -1.0, 7), (0.0, 1.0, 1), (0.0, 1.0, 0), (0.1, 0.7, 50), (0.0, 5e-324, 4)]:
    row("linspace " + " ".join(map(str, args)), [], lambda: np.linspace(*args))
for n, m, k in [(3, 3, 0), (4, 6, 1), (6, 4, -2), (3, 3, 5), (0, 2, 0)]:
    row(f"eye {n} {m} {k}", [], lambda: np.eye(n, m, k))
for indexing in ("xy", "ij"):
    for i in range(3):
        row(f"meshgrid {indexing} {i}", ["f1", "i1", "l1"], lambda *x: np.meshgrid(*x, indexing=indexing)[i])
        if i < 2:
            row(f"meshgrid {indexing} {i}", ["f1", "l1"], lambda *x: np.meshgrid(*x, indexing=indexing)[i])
    row(f"meshgrid {indexing} 0", ["f1"], lambda *x: np.meshgrid(*x, indexing=indexing)[0])

with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for r in rows:
        out.write(("\t".join(r) + "\n").encode())
print(len(rows), "rows")
