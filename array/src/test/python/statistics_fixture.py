"""Writes io/bask/array/statistics.tsv.gz: what NumPy 1.24 answers to sorts, quantiles, sets, histograms and statistics.

Usage: /usr/bin/python3 statistics_fixture.py OUT.gz

Columns as in operations_fixture.py; operations as the class StatisticOperations of the tests reads them.
"""
import gzip
import itertools
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")
rng = np.random.default_rng(23)


def text(a):
    a = np.asarray(a)
    if a.dtype == np.uint64:
        a = a.astype(np.int64)  # there is no uint64 here
    flat = a.ravel()
    if a.dtype.kind == "c":
        values = " ".join(f"{float(v.real)!r},{float(v.imag)!r}" for v in flat)
    elif a.dtype.kind == "f":
        values = " ".join(repr(float(v)) for v in flat)
    else:
        values = " ".join(str(int(v)) for v in flat)
    return f"{a.dtype.name}|{tuple(a.shape)}|{values}"


def special(a, *places):
    a = a.copy()
    for i, value in zip(places, itertools.cycle([np.nan, np.inf, -np.inf, -0.0, np.nan, 0.0])):
        a.flat[i] = value
    return a


def rounded(shape, scale=10, digits=1):
    return np.round(rng.normal(size=shape) * scale, digits)


arrays = {
    "f1": rounded(13, 3, 0), "f2": rounded((6, 5), 3, 0), "f3": rounded((4, 3, 5)), "g1": rounded(40, 5, 1), "g2": rounded((6, 5)),
    "i1": rng.integers(-4, 4, size=21), "i2": rng.integers(-50, 50, size=(6, 5)), "i3": rng.integers(0, 4, size=(3, 2, 4)),
    "n1": special(rounded(15, 3, 0), 2, 5, 7, 9, 10, 11, 12), "n2": special(rounded((6, 5)), 0, 3, 11, 12, 13, 17, 25),
    "n3": special(rounded((3, 4, 5)), 1, 11, 21, 31, 33, 41),
    "a2": np.concatenate([np.full((3, 2), np.nan), rounded((3, 3))], axis=1), "an": np.full(4, np.nan),
    "b1": rng.random(9) < 0.5, "b2": rng.random((6, 5)) < 0.4,
    "c1": rounded(12, 1, 0) + 1j * rounded(12, 1, 0), "c2": rounded((4, 5), 1, 0) + 1j * rounded((4, 5)),
    "d1": special(rounded(14, 1, 0), 1, 5, 7, 11) + 1j * special(rounded(14, 1, 0), 2, 5, 8, 12, 13), "z2": (rounded((5, 3), 1, 0) + 1j * rounded((5, 3), 1, 0)).astype("complex64"),
    "s2": rng.integers(-100, 100, size=(6, 5)).astype("int8"), "u2": rng.integers(0, 255, size=(6, 5)).astype("uint8"), "u1": rng.integers(0, 9, size=17).astype("uint8"),
    "h1": rng.integers(-999, 999, size=7).astype("int16"), "w2": rng.integers(-99999, 99999, size=(6, 5)).astype("int32"),
    "r1": special(rounded(11, 1).astype("float32"), 3, 4, 8), "r2": rounded((6, 5), 1).astype("float32"),
    "L1": np.array([2**63 - 1, -(2**63), 0, 5, -1, 2**53 + 1, 2**53, 2**63 - 2, -(2**63) + 1, 2**63 - 1]),
    "p1": np.array([4.25]), "p2": np.array([[3]]), "k1": np.full(10, 7), "f0": np.float64(2.5), "i0": np.int64(-7),
    "e1": np.zeros(0), "e2": np.zeros((0, 3)), "e3": np.zeros((2, 0, 3), dtype="int64"), "l1": np.arange(24),
}
rows = []
ELEMENTS = ("lower", "higher", "nearest", " inverted_cdf", "closest_observation")
ERRORS = (ValueError, IndexError, TypeError, np.AxisError, ZeroDivisionError)


def row(theme, operation, names, make, tolerance=0.0):
    try:
        made = np.asarray(make(*[arrays[n].copy() for n in names]))
        if theme == "quantiles" and made.dtype == np.float32 and np.isnan(made).all() and not any(m in operation for m in ("median ", "median_", *ELEMENTS)):
            made = made.astype(np.float64)  # a lone NaN keeps the dtype of the elements in NumPy: dtypes do not follow values here
        if theme == "quantiles" and "median_unbiased" in operation and np.isnan(made).all():
            made = made.astype(np.float64)
        answer = text(made)
    except ERRORS:
        answer = "ERROR"
    rows.append((theme, operation, ";".join(names), answer, repr(tolerance)))


def joined(*numbers):
    return ",".join(map(str, numbers))


# sorting
def argtopk(x, k, axis):
    """The k best of a stable sort, ties by position."""
    n = x.shape[axis]
    if k >= 0:
        order = n - 1 - np.flip(np.argsort(np.flip(x, axis), axis=axis, kind="stable"), axis)
    else:
        order = np.argsort(x, axis=axis, kind="stable")
    return np.take(order, range(min(abs(k), n)), axis)


for name, a in arrays.items():
    for axis in sorted({0, -1, 1, -2, 2, -a.ndim}):
        row("sorting", f"sort {axis}", [name], lambda x: np.sort(x, axis=axis))
        row("sorting", f"argsort {axis}", [name], lambda x: np.argsort(x, axis=axis, kind="stable"))
        if a.ndim > abs(axis) or axis in (0, -1):
            for k in (1, 3, -2, 9):
                row("sorting", f"argtopk {k} {axis}", [name], lambda x: argtopk(x, k, axis))
                row("sorting", f"topk {k} {axis}", [name], lambda x: np.take_along_axis(x, argtopk(x, k, axis), axis))
    row("sorting", "partition -1 2", [name], lambda x: (np.partition(x, 2), np.sort(x))[1])
    row("sorting", "argpartition 0 -3,1", [name], lambda x: (np.argpartition(x, (-3, 1), axis=0), np.argsort(x, axis=0, kind="stable"))[1])
    if a.ndim == 1 and a.dtype.kind != "c":
        row("sorting", "sample_sort", [name], np.sort)
        row("sorting", "sample_argsort", [name], lambda x: np.argsort(x, kind="stable"))
    if a.ndim == 1:
        row("sorting", "sort_selected", [name], lambda x: np.sort(x[x != x[0]]))

# quantiles
METHODS = ["linear", "lower", "higher", "nearest", "midpoint", "inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
           "median_unbiased", "normal_unbiased"]
REAL = [n for n, a in arrays.items() if a.dtype.kind != "c"]
for name in REAL:
    a = arrays[name]
    axes = [None, 0, -1] + ([(0, 1), (0, -1)] if a.ndim > 1 else []) + ([(-1, 1), 1] if a.ndim > 2 else [])
    for axis in axes if a.ndim else [None]:
        if name == "e3" and axis == (0, -1):
            continue  # NumPy cannot reshape it; no line is left to have a quantile
        code = "all" if axis is None else joined(*np.atleast_1d(axis))
        for keep in (False, True):
            for prefix in ("", "nan"):
                if prefix and a.dtype.kind not in "f" and name not in ("i1", "i2"):
                    continue
                if prefix and name == "an" or a.size == 0 and prefix:
                    continue
                f = getattr(np, prefix + "quantile")
                g = getattr(np, prefix + "percentile")
                k = "keep" if keep else "drop"
                for method in METHODS if axis in (None, 0) and not keep else METHODS[:2]:
                    tolerance = 1e-6 if a.dtype == np.float32 else 1e-13
                    row("quantiles", f"{prefix}quantile 0.3 {method} {code} {k}", [name], lambda x: f(x, 0.3, axis=axis, method=method, keepdims=keep), tolerance)
                    row("quantiles", f"{prefix}percentile 0,99,25,50,87.5,100 {method} {code} {k}", [name],
                        lambda x: g(x, [0, 99, 25, 50, 87.5, 100], axis=axis, method=method, keepdims=keep), tolerance)
                m = getattr(np, prefix + "median")
                row("quantiles", f"{prefix}median {code} {k}", [name], lambda x: m(x, axis=axis, keepdims=keep))
row("quantiles", "nanmedian all drop", ["an"], np.nanmedian)
row("quantiles", "nanquantile 0.5 linear all drop", ["an"], lambda x: np.nanquantile(x, 0.5))
row("quantiles", "percentile 101 linear all drop", ["f1"], lambda x: np.percentile(x, 101))
row("quantiles", "quantile -0.1 linear all drop", ["f1"], lambda x: np.quantile(x, -0.1))
row("quantiles", "quantile_selected 0.25,0.75", ["n2"], lambda x: np.quantile(x[x > 0], [0.25, 0.75]))
row("quantiles", "quantile_selected 0.25,0.75", ["g1"], lambda x: np.quantile(x[x > 0], [0.25, 0.75]))
row("quantiles", "quantile_selected 0.25", ["k1"], lambda x: np.quantile(x[x > 7], [0.25]))

#MORE

with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for name, a in arrays.items():
        out.write(("\t".join(("array", name, "", text(a), "0")) + "\n").encode())
    for r in rows:
        out.write(("\t".join(r) + "\n").encode())
print(len(rows), "rows")
