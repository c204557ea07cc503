"""Writes io/bask/array/statistics.tsv.gz: what NumPy 1.24 answers to sorts, quantiles, sets, histograms and statistics.

Usage: /usr/bin/python3 statistics_fixture.py OUT.gz

Columns as in operations_fixture.py; operations as the class StatisticOperations of the tests reads them.
"""
import gzip
import itertools
import sys

import numpy as np
from scipy import stats

from recorded import text

rng = np.random.default_rng(23)


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

# sets
def unique_complex_index(x):
    return np.unique(x, return_index=True)[1]


def row_of(theme, operation, names, make, part, tolerance=0.0):
    row(theme, f"{operation} {part}", names, lambda *x: make(*x)[part], tolerance)


for name, a in arrays.items():
    for part in range(4):
        row_of("sets", "unique_all", [name], lambda x: np.unique(x, return_index=True, return_inverse=True, return_counts=True), part)
        if a.ndim > 1 and a.size and not (a.dtype.kind == "f" and np.isnan(a).any()):
            for axis in (0, -1):
                row_of("sets", f"unique_axis {axis}", [name], lambda x: np.unique(x, return_index=True, return_inverse=True, return_counts=True, axis=axis), part)
    row("sets", "unique", [name], np.unique)
    if a.ndim == 1 and a.size:
        row("sets", "unique_selected", [name], lambda x: np.unique(x[x != x[0]]))
PAIRS = [("f1", "g1"), ("f1", "n1"), ("n1", "n1"), ("i1", "i3"), ("i1", "f1"), ("c1", "d1"), ("b1", "i1"), ("u1", "i2"), ("e1", "f1"), ("f1", "e1"), ("i3", "i1"), ("r1", "f1"),
         ("n2", "n3"), ("d1", "c1"), ("f0", "f1"), ("k1", "k1"), ("L1", "L1"), ("s2", "u2"), ("n1", "an")]
for left, right in PAIRS:
    row("sets", "isin", [left, right], np.isin)
    row("sets", "isin_not", [left, right], lambda x, y: np.isin(x, y, invert=True))
    row("sets", "in1d", [left, right], np.in1d)
    row("sets", "intersect1d", [left, right], np.intersect1d)
    row("sets", "union1d", [left, right], np.union1d)
    row("sets", "setdiff1d", [left, right], np.setdiff1d)
    row("sets", "setxor1d", [left, right], np.setxor1d)

# bins
for left, right in PAIRS + [("g1", "f2"), ("c1", "c2")]:
    for side in ("left", "right"):
        if arrays[left].ndim == 1:
            row("bins", f"searchsorted {side}", [left, right], lambda x, v: np.searchsorted(np.sort(x), v, side=side))
            row("bins", f"searchsorter {side}", [left, right], lambda x, v: np.searchsorted(x, v, side=side, sorter=np.argsort(x, kind="stable")))
    for flag in (False, True):
        if arrays[right].ndim == 1 and "c" not in left + right and "d" not in left + right and right != "an":
            row("bins", f"digitize {flag}", [left, right], lambda x, b: np.digitize(x, np.sort(b), right=flag))
            row("bins", f"digitize_falling {flag}", [left, right], lambda x, b: np.digitize(x, np.sort(b)[::-1], right=flag))
for name in ["f1", "i1", "n1", "f2"]:
    row("bins", "digitize_raw", [name, "g1"], lambda x, b: np.digitize(x, b))
for name in ["u1", "k1", "i1", "b1", "i2", "f1", "e1", "l1"]:
    for length in (0, 4, 30):
        row("bins", f"bincount {length}", [name], lambda x: np.bincount(np.abs(x) if name == "i1" and length == 4 else x, minlength=length) if name != "i1" or length != 4 else np.bincount(x + 4, minlength=4))
arrays["wk"] = rounded(10, 1)
arrays["wl"] = rng.integers(0, 5, size=24)
arrays["w5"] = rounded((6, 5), 1, 2) + 3
arrays["wi"] = rng.integers(1, 5, size=(6, 5)).astype("int32")
arrays["wc"] = rounded((6, 5)) + 1j * rounded((6, 5))
row("bins", "bincount_weighted 0", ["k1", "wk"], lambda x, w: np.bincount(x, w), 1e-12)
row("bins", "bincount_weighted 30", ["l1", "wl"], lambda x, w: np.bincount(x, w, 30), 1e-12)
row("bins", "bincount_weighted 0", ["l1", "wk"], lambda x, w: np.bincount(x, w))
EDGES = [[-5, 0, 0.5, 0.5, 3, 8], [-3, -2, -1, 0, 1, 2, 3], [0, 100], [3, 1]]
for name, a in arrays.items():
    if a.dtype.kind == "c":
        continue  # NumPy sorts complex numbers into bins; Bask refuses
    tolerance = 1e-6 if a.dtype == np.float32 else 1e-12
    for part in range(2):
        for bins in (1, 4, 10):
            if a.dtype.kind == "b":
                continue
            row_of("bins", f"histogram count {bins} none 0", [name], lambda x: np.histogram(x, bins=bins), part, tolerance)
            row_of("bins", f"histogram count {bins} -2.5,4 0", [name], lambda x: np.histogram(x, bins=bins, range=(-2.5, 4)), part, tolerance)
            row_of("bins", f"histogram count {bins} none 1", [name], lambda x: np.histogram(x, bins=bins, density=True), part, tolerance)
        for edges in EDGES:
            row_of("bins", f"histogram edges {joined(*map(float, edges))} none 0", [name], lambda x: np.histogram(x, bins=np.array(edges, dtype=float)), part)
            row_of("bins", f"histogram edges {joined(*map(float, edges))} none 1", [name], lambda x: np.histogram(x, bins=np.array(edges, dtype=float), density=True), part, 1e-12)
        for rule in ["auto", "fd", "doane", "scott", "rice", "sturges", "sqrt"]:
            if a.dtype.kind == "b" or a.ndim == 0 or a.dtype == np.float32:
                continue
            row_of("bins", f"histogram rule {rule} none 0", [name], lambda x: np.histogram(x, bins=rule), part, tolerance)
            row_of("bins", f"histogram rule {rule} -3,7.5 1", [name], lambda x: np.histogram(x, bins=rule, range=(-3, 7.5), density=True), part, tolerance)
for weights in ["w5", "wi", "wc", "wl"]:
    for flag in (0, 1):
        row("bins", f"histogram_weighted 4 {flag}", ["f2", weights], lambda x, w: np.histogram(x, bins=4, weights=w, density=bool(flag))[0], 1e-11)
row("bins", "histogram count 0 none 0 0", ["f1"], lambda x: np.histogram(x, bins=0)[0])
for part in range(3):
    for flag in (0, 1):
        for x, y in [("f2", "g2")]:
            row_of("bins", f"histogram2d 3 4 {flag}", [x, y], lambda x, y: np.histogram2d(x.ravel(), y.ravel(), bins=[3, 4], density=bool(flag)), part, 1e-12)
            row_of("bins", f"histogram2d_edges {flag}", [x, y, "w5"], lambda x, y, w: np.histogram2d(x.ravel(), y.ravel(), bins=[[-3.0, 0.0, 2.0, 9.0], [-10.0, 0.0, 10.0]], weights=w.ravel(), density=bool(flag)), part, 1e-12)
for name in ["a2", "f2", "i2", "f3"]:
    row("bins", "histogramdd 2", [name], lambda x: np.histogramdd(x, bins=2)[0], 1e-12)
    row("bins", "histogramdd 3 -9,9", [name], lambda x: np.histogramdd(x, bins=3, range=[(-9, 9)] * x.shape[1])[0], 1e-12)
for x in ["f1", "n1", "f2", "i1"]:
    for code, kw in [("none none", {}), ("-7 nan", dict(left=-7.0, right=np.nan))]:
        row("bins", f"interp {code}", [x, "p1", "p1"], lambda x, a, b: np.interp(x, a, b, **kw), 1e-14)
        row("bins", f"interp_sorted {code}", [x, "g1", "g1"], lambda x, a, b: np.interp(x, np.unique(a), (np.unique(a) * 3) ** 2, **kw), 1e-13)

# statistics
def coarsen(f, x, axes, trim):
    for axis, n in axes.items():
        if x.shape[axis] % n:
            if not trim:
                raise ValueError
            x = np.take(x, range(x.shape[axis] // n * n), axis)
    shape = []
    for axis, n in enumerate(x.shape):
        shape += [n // axes.get(axis, 1), axes.get(axis, 1)]
    return f(x.reshape(shape), axis=tuple(range(1, 2 * x.ndim, 2)))


for name in ["f1", "f2", "f3", "i2", "c2", "l1", "n2", "i3"]:
    a = arrays[name]
    for axes in [{0: 2}, {0: 3}, {0: 1, 1: 2}, {0: 2, 1: 2}, {0: 4}]:
        if max(axes) >= a.ndim:
            continue
        for trim in (False, True):
            code = ";".join(f"{k}:{v}" for k, v in axes.items())
            for op in ["sum", "mean"] + (["max"] if a.dtype.kind != "c" else []):
                row("statistics", f"coarsen {op} {code} {trim}", [name], lambda x: coarsen(getattr(np, op), x, axes, trim), 1e-11)
arrays["cf"] = rng.integers(1, 4, size=5)
arrays["cw"] = rng.random(5)
for name in ["f1", "f2", "i2", "c2", "f3", "n2", "p1", "l1"]:
    a = arrays[name]
    for r in (True, False):
        for f in ("cov", "corrcoef"):
            row("statistics", f"{f} {r} 1", [name], lambda x: getattr(np, f)(x, rowvar=r), 1e-11)
        row("statistics", f"cov {r} 0", [name], lambda x: np.cov(x, rowvar=r, ddof=0), 1e-11)
for f in ("cov", "corrcoef"):
    for r in (True, False):
        row("statistics", f"{f} {r} 1", ["f2", "g2"], lambda x, y: getattr(np, f)(x, y, rowvar=r), 1e-11)
row("statistics", "cov True 1", ["f2", "g1"], lambda x, y: np.cov(x, y))
for ddof in (0, 1):
    row("statistics", f"cov_weighted {ddof} both", ["f2", "cf", "cw"], lambda x, f, w: np.cov(x, fweights=f, aweights=w, ddof=ddof), 1e-11)
    row("statistics", f"cov_weighted {ddof} f", ["f2", "cf", "cw"], lambda x, f, w: np.cov(x, fweights=f, ddof=ddof), 1e-11)
    row("statistics", f"cov_weighted {ddof} a", ["f2", "cf", "cw"], lambda x, f, w: np.cov(x, aweights=w, ddof=ddof), 1e-11)
for name in ["f1", "f2", "f3", "i2", "c2", "b2", "e2"]:
    for axis in (0, -1):
        row("statistics", f"trapz 0.5 {axis}", [name], lambda x: np.trapz(x, dx=0.5, axis=axis), 1e-13)
row("statistics", "trapz_at 1", ["f2", "cw"], lambda x, at: np.trapz(x, at, axis=1), 1e-13)
row("statistics", "trapz_at 0", ["f2", "g2"], lambda x, at: np.trapz(x, at, axis=0), 1e-13)
row("statistics", "trapz_at 0", ["f2", "cw"], lambda x, at: np.trapz(x, np.arange(5), axis=0))

# tests, against scipy
arrays["t2"] = rounded((12, 4), 2, 3)
arrays["t3"] = rounded((12, 4), 3, 3) + 1
arrays["t1"] = rounded(50, 2, 3)
arrays["o2"] = rng.integers(1, 60, size=(7, 3))
arrays["x2"] = rng.integers(10, 60, size=(7, 3)) * 1.0


def pair(answer):
    return (answer.statistic, answer.pvalue)


for name in ["t2", "t3", "t1", "f1", "o2", "f3", "n1"]:
    for axis in (0, -1):
        for bias in (True, False):
            row("tests", f"skew {axis} {bias}", [name], lambda x: stats.skew(x, axis=axis, bias=bias), 1e-9)
            for fisher in (True, False):
                row("tests", f"kurtosis {axis} {fisher} {bias}", [name], lambda x: stats.kurtosis(x, axis=axis, fisher=fisher, bias=bias), 1e-9)
        for part in range(2):
            row_of("tests", f"ttest_1samp 0.5 {axis}", [name], lambda x: pair(stats.ttest_1samp(x, 0.5, axis=axis)), part, 1e-9)
            if arrays[name].shape[axis] >= 8:
                for f in ("skewtest", "kurtosistest", "normaltest"):
                    row_of("tests", f"{f} {axis}", [name], lambda x: pair(getattr(stats, f)(x, axis=axis)), part, 1e-9)
        row("tests", f"describe {axis}", [name], lambda x: stats.describe(x, axis=axis).variance, 1e-11)
for part in range(2):
    for x, y in [("t2", "t3"), ("t3", "t2"), ("t1", "f1")]:
        for equal in (True, False):
            row_of("tests", f"ttest_ind {equal}", [x, y], lambda x, y: pair(stats.ttest_ind(x, y, equal_var=equal)), part, 1e-9)
        row_of("tests", "f_oneway", [x, y], lambda x, y: pair(stats.f_oneway(x, y)), part, 1e-8)
    row_of("tests", "ttest_rel", ["t2", "t3"], lambda x, y: pair(stats.ttest_rel(x, y)), part, 1e-9)
    row_of("tests", "f_oneway", ["t1", "f1", "g1"], lambda *x: pair(stats.f_oneway(*x)), part, 1e-8)
    for power in (1.0, 0.0, -0.5, -1.0, -2.0, 2 / 3):
        for ddof in (0, 1):
            row_of("tests", f"power {power!r} {ddof}", ["o2"], lambda x: pair(stats.power_divergence(x, ddof=ddof, lambda_=power)), part, 1e-9)
            row_of("tests", f"power_expected {power!r} {ddof}", ["o2", "x2"],
                   lambda x, e: pair(stats.power_divergence(x * (e.sum(0) / x.sum(0)), e, ddof=ddof, lambda_=power)), part, 1e-9)


with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for name, a in arrays.items():
        out.write(("\t".join(("array", name, "", text(a), "0")) + "\n").encode())
    for r in rows:
        out.write(("\t".join(r) + "\n").encode())
print(len(rows), "rows")
