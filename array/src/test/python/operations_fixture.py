"""Writes io/bask/array/operations.tsv.gz: what NumPy 1.24 answers to the operations of the array module, theme by theme.

Usage: /usr/bin/python3 operations_fixture.py OUT.gz

Columns: theme, operation (name and arguments, as the class Operations of the tests reads them), arrays that it reads, separated
by ';' (names of earlier "array" rows), the answer or ERROR, relative tolerance.
An array is written as dtype, shape and elements, separated by '|'.
"""
import gzip
import itertools
import sys

import numpy as np

from recorded import text

rng = np.random.default_rng(11)


def special(a, *places):
    a = a.copy()
    for i, value in zip(places, itertools.cycle([np.nan, np.inf, -np.inf, -0.0, np.nan])):
        a.flat[i] = value
    return a


def rounded(shape, scale=10, digits=2):
    return np.round(rng.normal(size=shape) * scale, digits)


arrays = {
    "f1": rounded(9), "f2": rounded((6, 5)), "f3": rounded((4, 3, 5)), "g2": rounded((6, 5)), "g1": rounded(5),
    "i1": rng.integers(-9, 9, size=11), "i2": rng.integers(-50, 50, size=(6, 5)), "i3": rng.integers(0, 7, size=(3, 2, 4)),
    "j2": rng.integers(1, 9, size=(6, 5)),
    "n1": special(rounded(12), 2, 5, 7, 9, 10), "n2": special(rounded((6, 5)), 0, 3, 11, 12, 13, 17, 25),
    "n3": special(rounded((3, 4, 5)), 1, 11, 21, 31, 33, 41),
    "m2": np.where(rng.random((6, 5)) < 0.3, np.nan, rounded((6, 5))),
    "a2": np.concatenate([np.full((3, 2), np.nan), rounded((3, 3))], axis=1),
    "b1": rng.random(9) < 0.5, "b2": rng.random((6, 5)) < 0.4, "c1": rounded(6) + 1j * rounded(6), "c2": rounded((6, 5)) + 1j * rounded((6, 5)),
    "d2": special(rounded((4, 3)), 1, 5, 7) + 1j * special(rounded((4, 3)), 2, 5, 8),
    "s2": rng.integers(-100, 100, size=(6, 5)).astype("int8"), "u2": rng.integers(0, 255, size=(6, 5)).astype("uint8"),
    "h1": rng.integers(-999, 999, size=7).astype("int16"), "w2": rng.integers(-99999, 99999, size=(6, 5)).astype("int32"),
    "r2": rounded((6, 5), 1).astype("float32"), "z2": (rounded((6, 5)) + 1j * rounded((6, 5))).astype("complex64"),
    "q2": rounded((5, 5)), "k2": rounded((6, 1)), "o2": rng.integers(0, 9, size=(1, 5)),
    "f0": np.float64(2.5), "i0": np.int64(-7), "p1": np.array([4.25]), "p2": np.array([[3]]),
    "e1": np.zeros(0), "e2": np.zeros((0, 3)), "e3": np.zeros((2, 0, 3), dtype="int64"), "l1": np.arange(24), "x1": np.cumsum(rng.random(9) + 0.1),
}
arrays["t2"] = np.where(arrays["b2"], arrays["f2"], arrays["f2"] + 1e-9)
names_of_all = list(arrays)
rows = []


def row(theme, operation, names, make, tolerance=0.0):
    try:
        answer = text(make(*[arrays[n].copy() for n in names]))
    except (ValueError, IndexError, TypeError, np.AxisError, ZeroDivisionError) as e:
        answer = "ERROR"
    rows.append((theme, operation, ";".join(names), answer, repr(tolerance)))


def joined(*numbers):
    return ",".join(map(str, numbers))


# creation
for name in ["f1", "i1", "c1", "b1", "q2", "f2", "p1", "p2", "e1", "e2", "f0", "f3"]:
    for k in (0, 1, -1, 2, -3, 7, -9):
        row("creation", f"diag {k}", [name], lambda x: np.diag(x, k))
for name in ["f2", "f3", "i3", "e3", "q2", "c2"]:
    for k, a, b in [(0, 0, 1), (1, 0, 1), (-2, 1, 0), (0, -1, 0), (9, 0, 1), (0, 1, 1), (2, -1, -2)]:
        row("creation", f"diagonal {k} {a} {b}", [name], lambda x: np.diagonal(x, k, a, b))
for name in ["f2", "i2", "n2", "b2", "c2", "f3", "q2", "f1", "e2", "f0", "s2"]:
    for k in (0, 1, -1, 3, -4, 20):
        row("creation", f"tril {k}", [name], lambda x: np.tril(x, k))
        row("creation", f"triu {k}", [name], lambda x: np.triu(x, k))
for n, m, k in [(3, 3, 0), (4, 6, 1), (6, 4, -2), (3, 3, 5), (0, 2, 0), (5, 1, -1), (3, 3, -7)]:
    row("creation", f"tri {n} {m} {k}", [], lambda: np.tri(n, m, k))
    for part in (0, 1):
        row("creation", f"tril_indices {n} {k} {m} {part}", [], lambda: np.tril_indices(n, k, m)[part])
        row("creation", f"triu_indices {n} {k} {m} {part}", [], lambda: np.triu_indices(n, k, m)[part])
for dims in [(3,), (2, 4), (3, 1, 2), (0, 3), ()]:
    row("creation", "indices " + joined(*dims), [], lambda: np.indices(dims) if dims else np.zeros((0,), dtype="int64"))
for n in (0, 1, 4):
    row("creation", f"identity {n}", [], lambda: np.identity(n))
for start, stop, count in [(0.0, 1.0, 5), (-2.5, 1.5, 41), (1.0, 1.0, 3), (3.0, -1.0, 7), (0.0, 1.0, 1), (0.0, 1.0, 0), (0.1, 0.7, 50)]:
    for end in (True, False):
        row("creation", f"linspace {start} {stop} {count} {end}", [], lambda: np.linspace(start, stop, count, endpoint=end))
        row("creation", f"linspace_int {start} {stop} {count} {end}", [], lambda: np.linspace(start * 7, stop * 7, count, endpoint=end, dtype="int64"))
        row("creation", f"linspace_step {start} {stop} {count} {end}", [], lambda: np.linspace(start, stop, count, endpoint=end, retstep=True)[1])
        for base in (10.0, 2.0):
            row("creation", f"logspace {start} {stop} {count} {end} {base}", [], lambda: np.logspace(start, stop, count, endpoint=end, base=base), 1e-14)
for start, stop, count in [(1.0, 1000.0, 4), (-1.0, -256.0, 9), (2.0, 0.5, 3), (1.0, 7.0, 1), (3.0, 9.0, 0), (0.0, 1.0, 3)]:
    for end in (True, False):
        row("creation", f"geomspace {start} {stop} {count} {end}", [], lambda: np.geomspace(start, stop, count, endpoint=end), 1e-14)
for name in ["f1", "i1", "c1", "b1", "h1", "e1", "f2"]:
    for columns, increasing in [(4, True), (4, False), (0, True), (1, False)]:
        row("creation", f"vander {columns} {increasing}", [name], lambda x: np.vander(x, columns, increasing), 1e-13)
for name in ["f2", "i2", "c2", "e3", "f0"]:
    for dtype in ["float32", "int64", "bool", "complex128"]:
        row("creation", f"zeros_like {dtype}", [name], lambda x: np.zeros_like(x, dtype=dtype))
        row("creation", f"ones_like {dtype}", [name], lambda x: np.ones_like(x, dtype=dtype))
        row("creation", f"full_like {dtype}", [name], lambda x: np.full_like(x, 3, dtype=dtype))

# elementwise: single functions are compared in every dtype elsewhere; here the ones made of others
PAIRS = [("f2", "g2"), ("n2", "f2"), ("n2", "n2"), ("f2", "g1"), ("i2", "j2"), ("i2", "k2"), ("b2", "b2"), ("c2", "c2"), ("z2", "z2"),
         ("r2", "r2"), ("f2", "t2"), ("f0", "f2"), ("e2", "f0"), ("f2", "f1"), ("i2", "f2"), ("r2", "f2")]
for pair in PAIRS:
    for equal in (False, True):
        row("elementwise", f"isclose 1e-05 1e-08 {equal}", pair, lambda x, y: np.isclose(x, y, equal_nan=equal))
        row("elementwise", f"allclose 0.5 2.0 {equal}", pair, lambda x, y: np.asarray(np.allclose(x, y, 0.5, 2.0, equal_nan=equal)))
    row("elementwise", "isclose 0.3 0.0 False", pair, lambda x, y: np.isclose(x, y, 0.3, 0.0))
for pair in [("i2", "j2"), ("f2", "g2"), ("n2", "f2"), ("s2", "s2"), ("r2", "f2"), ("i2", "o2"), ("b2", "b2"), ("i2", "i0"), ("f0", "g1"), ("c2", "c2")]:
    for part in (0, 1):
        row("elementwise", f"divmod {part}", pair, lambda x, y: np.divmod(x, y)[part])
    for name in ["fmod", "fmax", "fmin", "copysign", "logaddexp", "logaddexp2", "heaviside", "nextafter", "gcd", "lcm", "float_power"]:
        tolerance = 1e-12 if name in ("logaddexp", "logaddexp2", "float_power") and "float32" not in [arrays[n].dtype.name for n in pair] else 1e-5 if name[0] == "l" else 0.0
        if name == "float_power":
            row("elementwise", name, pair, lambda x, y: np.float_power(np.abs(x) + 1, y % 3), tolerance)
        elif not (name in ("heaviside", "copysign", "nextafter", "logaddexp", "logaddexp2") and pair[0] in ("s2", "b2")):  # float16
            row("elementwise", name, pair, getattr(np, name), tolerance)
for name in ["f2", "n2", "i2", "r2", "b2", "c2", "d2", "f0", "e2", "n1"]:
    row("elementwise", "nan_to_num", [name], lambda x: np.nan_to_num(x))
    row("elementwise", "nan_to_num 1.5 7.0 -8.0", [name], lambda x: np.nan_to_num(x, nan=1.5, posinf=7.0, neginf=-8.0))
    row("elementwise", "notnull", [name], lambda x: ~np.isnan(x))
    row("elementwise", "isreal", [name], np.isreal)
    row("elementwise", "iscomplex", [name], np.iscomplex)
    if name != "b2":
        row("elementwise", "isposinf", [name], np.isposinf)
        row("elementwise", "isneginf", [name], np.isneginf)
        for part in (0, 1):
            row("elementwise", f"modf {part}", [name], lambda x: np.modf(x)[part])
            row("elementwise", f"frexp {part}", [name], lambda x: np.frexp(x)[part])
        row("elementwise", "fix", [name], lambda x: np.trunc(x))
        row("elementwise", "fabs", [name], np.fabs)
        row("elementwise", "sinc", [name], np.sinc, 1e-6 if name == "r2" else 1e-13)
        row("elementwise", "i0", [name], np.i0, 1e-6 if name == "r2" else 1e-13)
        row("elementwise", "around 1", [name], lambda x: np.around(x, 1))
        row("elementwise", "around -1", [name], lambda x: np.around(x, -1))
row("elementwise", "ldexp", ["f2", "i2"], np.ldexp)
row("elementwise", "ldexp", ["r2", "o2"], np.ldexp)
row("elementwise", "ldexp", ["f2", "f2"], np.ldexp)
row("elementwise", "complex", ["n2", "f2"], lambda a, b: np.array([complex(p, q) for p, q in zip(a.flat, b.flat)]).reshape(a.shape))

# movement
LAYOUT = ["f0", "f1", "f2", "f3", "i3", "c2", "b2", "e2", "e3", "p2", "s2"]
for name in LAYOUT:
    ndim = np.ndim(arrays[name])
    for n in (1, 2, 3):
        row("movement", f"atleast {n}", [name], getattr(np, f"atleast_{n}d"))
    row("movement", "flip", [name], np.flip)
    for axes in [(0,), (-1,), (0, 1), (1, -1), (3,), (0, 0)]:
        row("movement", "flip " + joined(*axes), [name], lambda x: np.flip(x, axes))
    row("movement", "fliplr", [name], np.fliplr)
    row("movement", "flipud", [name], np.flipud)
    for shift in (0, 1, -2, 7, -100):
        row("movement", f"roll_flat {shift}", [name], lambda x: np.roll(x, shift))
        row("movement", f"roll {shift} 0", [name], lambda x: np.roll(x, shift, 0))
        row("movement", f"roll {shift},2 0,-1", [name], lambda x: np.roll(x, (shift, 2), (0, -1)))
    for axis, start in [(0, 0), (2, 0), (-1, 1), (0, 3), (0, 2), (1, 0), (1, 5)]:
        row("movement", f"rollaxis {axis} {start}", [name], lambda x: np.rollaxis(x, axis, start))
    for k, a, b in [(1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, 1), (-1, 1, 0), (1, -1, 0), (1, 0, 0)]:
        row("movement", f"rot90 {k} {a} {b}", [name], lambda x: np.rot90(x, k, (a, b)))
    for reps in [(2,), (3, 2), (2, 1, 2), (0,), (1, 1, 1, 2), (2, 0)]:
        row("movement", "tile " + joined(*reps), [name], lambda x: np.tile(x, reps))
    for n in (0, 1, 3):
        row("movement", f"repeat_flat {n}", [name], lambda x: np.repeat(x, n))
        for axis in (0, -1, 1):
            if ndim:  # NumPy takes an array without axes for one of one axis
                row("movement", f"repeat {n} {axis}", [name], lambda x: np.repeat(x, n, axis))
    for axes in [(0,), (-1,), (0, 1), (0, -1), (1, 3), (9,), (0, 0)]:
        row("movement", "expand_dims " + joined(*axes), [name], lambda x: np.expand_dims(x, axes))
    for shape in [(-1,), (2, -1), (5, 6), (3, 2, 5), (3, 20)]:
        row("movement", "reshape_F " + joined(*shape), [name], lambda x: np.reshape(x, shape, order="F"))
    for source, target in [((0, 1), (1, 0)), ((0,), (-1,)), ((0, 2), (2, 1)), ((0, 0), (1, 2)), ((0, 1), (1,))]:
        row("movement", f"moveaxis {joined(*source)} {joined(*target)}", [name], lambda x: np.moveaxis(x, source, target))
    for parts in (1, 2, 3, 0):
        for axis in (0, 1):
            for part in (0, -1):
                row("movement", f"split {parts} {axis} {part}", [name], lambda x: np.split(x, parts, axis)[part])
                row("movement", f"array_split {parts} {axis} {part}", [name], lambda x: np.array_split(x, parts, axis)[part])
    for part in (0, 1, 2, 3):
        if ndim:
            row("movement", f"split_at 2,3,-1 0 {part}", [name], lambda x: np.split(x, [2, 3, -1], 0)[part])
            row("movement", f"split_at 3,1,99 0 {part}", [name], lambda x: np.split(x, [3, 1, 99], 0)[part])
    for kind, axis in [("hsplit", 1), ("vsplit", 0), ("dsplit", 2)]:
        row("movement", f"{kind} 2 1", [name], lambda x: getattr(np, kind)(x, 2)[1])
        row("movement", f"{kind} 5 1", [name], lambda x: getattr(np, kind)(x, 5)[1])
row("movement", "repeat_each 1,0,2,3,1,0 0", ["f2"], lambda x: np.repeat(x, [1, 0, 2, 3, 1, 0], 0))
row("movement", "repeat_each 5,0,0,1,2 1", ["c2"], lambda x: np.repeat(x, [5, 0, 0, 1, 2], 1))
row("movement", "repeat_each 5,0 1", ["c2"], lambda x: np.repeat(x, [5, 0], 1))
row("movement", "repeat_each 1,0,2,-3,1,0 0", ["f2"], lambda x: np.repeat(x, [1, 0, 2, -3, 1, 0], 0))
GROUPS = [("f2", "f2"), ("f2", "i2"), ("f1", "i1"), ("f3", "f3"), ("f0", "i0"), ("f1", "f0"), ("f2", "k2"), ("s2", "u2"), ("b2", "i2", "c2"), ("e2", "e2"), ("f2", "f3"), ("g1", "o2")]
for names in GROUPS:
    for kind in ["hstack", "vstack", "dstack", "column_stack"]:
        row("movement", kind, names, lambda *x: getattr(np, kind)(x))
    row("movement", "append", names, lambda *x: np.append(x[0], x[1]))
    for axis in (0, -1):
        row("movement", f"append {axis}", names, lambda *x: np.append(x[0], x[1], axis))
    row("movement", "block", names, lambda *x: np.block(list(x)))
    row("movement", "block2", names, lambda *x: np.block([[a] for a in x]))
    row("movement", "block3", names, lambda *x: np.block([[[a, a] for a in x]]))
for names in [("f2", "g1"), ("k2", "o2"), ("f3", "g1", "f0"), ("e2", "f0"), ("f2", "f1"), ("p1", "f1", "i0")]:
    for part in (0, -1):
        row("movement", f"broadcast_arrays {part}", names, lambda *x: np.broadcast_arrays(*x)[part])
        row("movement", f"unify_chunks {part}", names, lambda *x: (np.broadcast_arrays(*x), x[part])[1])
for name in ["f2", "c2", "f3", "i3"]:
    for axis in (0, -1):
        n = arrays[name].shape[axis]
        for lists in [[[n - 1, 0], [1], list(range(n))], [[], [0, 0, 1]], [list(range(n))[::-1]], [[-1, -2], [0]], [[n]]]:
            flat = [p for group in lists for p in group]
            code = ";".join(joined(*group) for group in lists)
            row("movement", f"shuffle {axis} {code}", [name], lambda x: np.take(x, flat, axis))

# reductions
def subsets(ndim):
    return [None] + [s for k in range(1, ndim + 1) for s in itertools.combinations(range(ndim), k)] + ([(-1,)] if ndim else [])


def coded(axes):
    return "all" if axes is None else joined(*axes)


def error_of(dtype):
    return 2e-5 if dtype in (np.float32, np.complex64) else 1e-12


for name in ["f2", "n2", "m2", "a2", "n3", "i2", "b2", "c2", "s2", "r2", "f0", "i0", "e2", "n1", "e1"]:
    a = arrays[name]
    for axes in subsets(np.ndim(a)):
        for keep in (False, True):
            k = "keep" if keep else "drop"
            for kind in ["nansum", "nanprod", "nanmin", "nanmax", "nanmean", "nanvar", "nanstd", "ptp", "median", "nanmedian"]:
                if kind == "ptp" and name == "b2" or "median" in kind and (a.dtype.kind == "c" or a.size == 0):
                    continue
                row("reduction", f"{kind} {coded(axes)} {k} 0", [name], lambda x: getattr(np, kind)(x, axis=axes, keepdims=keep), error_of(a.dtype))
            if axes is None or len(axes) == 1:
                for kind in ["nanargmin", "nanargmax"]:
                    row("reduction", f"{kind} {coded(axes)} {k} 0", [name], lambda x: getattr(np, kind)(x, axis=None if axes is None else axes[0], keepdims=keep))
        if name not in ("e2", "e1", "n2", "n3", "n1", "a2", "m2"):
            for order in (0, 1, 2, 3, 4):
                row("reduction", f"moment {coded(axes)} drop 0 {order}", [name],
                    lambda x: np.mean((x - np.mean(x, axis=axes, keepdims=True)) ** order, axis=axes), 1e-4 if name == "r2" else 1e-9)
    for kind in ["nanvar", "nanstd"]:
        row("reduction", f"{kind} all drop 1", [name], lambda x: getattr(np, kind)(x, ddof=1), error_of(a.dtype))
        if np.ndim(a):
            row("reduction", f"{kind} 0 drop 7", [name], lambda x: getattr(np, kind)(x, axis=0, ddof=7), error_of(a.dtype))
for name in ["f2", "i2", "n2", "b2", "c2", "r2", "s2", "e2", "f3"]:
    a = arrays[name]
    for axes in subsets(np.ndim(a)):
        for kind, start in [("sum", 3), ("prod", 2), ("min", 3), ("max", -4), ("nanmin", 100), ("nanmax", 100)]:
            if name == "b2" and kind not in ("sum", "prod"):
                continue
            row("reduction", f"initial {kind} {coded(axes)} {start}", [name], lambda x: getattr(np, kind)(x, axis=axes, initial=start), error_of(a.dtype))
            if a.shape == (6, 5):
                for mask in ("b2", "k2"):
                    row("reduction", f"where {kind} {coded(axes)} {start}", [name, mask],
                        lambda x, m: getattr(np, kind)(x, axis=axes, initial=start, where=m > 0), error_of(a.dtype))
        if a.shape == (6, 5):
            for kind in ["sum", "prod", "any", "all", "mean", "var", "std", "min"]:
                row("reduction", f"where {kind} {coded(axes)} none", [name, "b2"], lambda x, m: getattr(np, kind)(x, axis=axes, where=m), error_of(a.dtype))
row("reduction", "initial mean all 3", ["f2"], lambda x: np.mean(x, initial=3))
for names in [("f2", "j2"), ("i2", "j2"), ("c2", "j2"), ("r2", "r2"), ("b2", "j2"), ("f2", "f2")]:
    for axes in subsets(2):
        for part in (0, 1):
            row("reduction", f"average {coded(axes)} {part}", names, lambda x, w: np.average(x, axis=axes if axes is None or len(axes) > 1 else axes[0], weights=w, returned=True)[part],
                error_of(np.float32 if "r2" in names else np.float64))
for names in [("f2", "g1"), ("f2", "i1"), ("f3", "g1")]:
    for axis in (0, 1, -1):
        row("reduction", f"average {axis} 0", names, lambda x, w: np.average(x, axis=axis, weights=w), 1e-10)
for name in ["f2", "n2", "i2", "f3", "e2", "f0"]:
    for axes in subsets(np.ndim(arrays[name])):
        for keep in (False, True):
            row("reduction", f"user {coded(axes)} {'keep' if keep else 'drop'} 0", [name], lambda x: np.sum(np.asarray(x, dtype=float) ** 2, axis=axes, keepdims=keep), 1e-12)

# cumulative
for name in ["f1", "f2", "f3", "n2", "n3", "i2", "b2", "c2", "s2", "r2", "e2", "e3", "f0", "d2", "h1", "m2"]:
    a = arrays[name]
    for kind in ["cumsum", "cumprod", "nancumsum", "nancumprod"]:
        if name == "d2" and "prod" in kind:
            continue  # infinity times NaN of complex numbers depends on the compiler
        exact = 1e-13 if a.dtype.kind == "c" else 0.0  # multiplied and added at once where the machine can
        row("cumulative", f"{kind} all", [name], lambda x: getattr(np, kind)(x), exact)
        for axis in [0, -1, 1, 3]:
            if np.ndim(a):  # NumPy takes an array without axes for one of one axis
                row("cumulative", f"{kind} {axis}", [name], lambda x: getattr(np, kind)(x, axis=axis), exact)
                row("cumulative", f"{kind} {axis} blelloch", [name], lambda x: getattr(np, kind)(x, axis=axis), error_of(a.dtype) * 100)
    if np.ndim(a):
        for n in (0, 1, 2, 7, -1):
            for axis in (0, -1):
                row("cumulative", f"diff {n} {axis}", [name], lambda x: np.diff(x, n, axis))
        row("cumulative", "cumsum_as int32 0", [name], lambda x: np.cumsum(x, axis=0, dtype="int32") if x.dtype.kind in "bi" else np.zeros((0, -1)))
    row("cumulative", "ediff1d", [name], np.ediff1d)


def pushed(x, limit, axis):
    out = np.moveaxis(x.copy(), axis, -1)
    for line in out.reshape(-1, out.shape[-1]) if out.flags.c_contiguous else [out[i] for i in np.ndindex(out.shape[:-1])]:
        gap = limit
        for i in range(len(line)):
            if np.isnan(line[i]) and i and gap < limit:
                line[i] = line[i - 1]
                gap += 1
            elif not np.isnan(line[i]):
                gap = 0
            else:
                gap = limit
    return np.moveaxis(out, -1, axis)


for name in ["n1", "n2", "m2", "n3", "a2", "f2"]:
    for axis in (0, -1):
        for limit in (99, 1, 2, 0):
            row("cumulative", f"push {axis} {limit}", [name], lambda x: pushed(x, limit, axis))
for names in [("f2", "f0"), ("i2", "f2"), ("f2", "k2"), ("b2", "b2"), ("f2", "g2")]:
    for n in (1, 2):
        row("cumulative", f"diff_ends {n} -1", names, lambda x, y: np.diff(x, n, -1, prepend=y, append=y))
        row("cumulative", f"diff_prepend {n} 0", names, lambda x, y: np.diff(x, n, 0, prepend=y))
row("cumulative", "ediff1d_ends", ["f2", "g1"], lambda x, y: np.ediff1d(x, to_begin=y, to_end=y))
for name in ["f1", "f2", "f3", "i2", "n2", "c2", "s2", "r2", "b2", "e2", "p1"]:
    for axis in (0, -1):
        for spacing in (1.0, 0.25):
            for order in (1, 2, 3):
                row("cumulative", f"gradient {axis} {spacing} {order}", [name], lambda x: np.gradient(x, spacing, axis=axis, edge_order=order), 1e-5 if name == "r2" else 1e-12)
for name, axis, points in [("f1", 0, "x1"), ("f2", 1, "g1"), ("f3", -1, "g1"), ("f2", 0, "g1")]:
    for order in (1, 2):
        row("cumulative", f"gradient_at {axis} {order}", [name, points], lambda x, p: np.gradient(x, p, axis=axis, edge_order=order), 1e-10)

# padding
PADS = [("constant", dict(constant_values=7)), ("edge", {}), ("linear_ramp", dict(end_values=-3)), ("maximum", {}), ("minimum", dict(stat_length=2)), ("mean", {}),
        ("mean", dict(stat_length=3)), ("median", {}), ("maximum", dict(stat_length=1)), ("reflect", {}), ("reflect", dict(reflect_type="odd")), ("symmetric", {}),
        ("symmetric", dict(reflect_type="odd")), ("wrap", {})]
for name in ["f1", "f2", "i2", "f3", "c2", "r2", "p1", "s2", "e2", "i3"]:
    a = arrays[name]
    ndim = np.ndim(a)
    for mode, options in PADS:
        if mode == "linear_ramp" and name in ("c2", "s2") or mode in ("median",) and a.dtype.kind == "c":
            continue
        for pair in [(0, 0), (1, 0), (0, 2), (3, 2), (7, 9)]:
            if mode == "wrap" and max(pair) > min(a.shape, default=0) or name == "s2" and "odd" in str(options):
                continue  # NumPy 1.24 continues wrap wrongly beyond the length of an axis
            widths = [(pair if i % 2 == 0 else pair[::-1]) for i in range(ndim)]
            code = ";".join(joined(*w) for w in widths)
            option = list(options.values())[0] if options else "none"
            row("padding", f"pad {mode} {option} {code}", [name], lambda x: np.pad(x, widths, mode=mode, **options), 1e-4 if name == "r2" else 1e-11)

# functions of blocks: the user's function sees blocks, the answer must not depend on how they are cut
def stencil(x, before, behind, mode):
    """Each element plus twice its neighbour before and three times the one behind, along every axis, where they are."""
    out = x.copy()
    for axis in range(x.ndim):
        widths = [(1, 1) if i == axis else (0, 0) for i in range(x.ndim)]
        p = np.pad(x, widths, mode=mode, **({"constant_values": 0} if mode == "constant" else {}))
        n = x.shape[axis]
        out = out + 2 * np.take(p, range(0, n), axis) + 3 * np.take(p, range(2, n + 2), axis)
    return out


for name in ["f1", "f2", "f3", "q2", "g1", "e2"]:
    for mode in ["constant", "symmetric", "wrap", "edge"]:
        for before, behind in [(1, 1), (2, 1), (3, 4)]:
            row("blocks", f"stencil {mode} {before} {behind}", [name], lambda x: stencil(x, before, behind, mode), 1e-11)
    row("blocks", "map", [name], lambda x: x * 2 + 1)
    row("blocks", "place", [name], lambda x: sum(np.indices(x.shape)) * 1.0)
    for axis in (0, -1) if name != "e2" else ():
        row("blocks", f"along {axis}", [name], lambda x: np.apply_along_axis(lambda v: np.array([v[0], v[-1], v.sum()]), axis, x), 1e-13)
        row("blocks", f"along_scalar {axis}", [name], lambda x: np.apply_along_axis(np.sum, axis, x), 1e-13)
    row("blocks", "over 0,-1", [name], lambda x: np.apply_over_axes(np.sum, x, (0, -1)), 1e-13)
    for windows, axes in [((2,), (0,)), ((1,), (-1,)), ((3, 2), (0, -1)), ((9,), (0,)), ((4,), (0,))]:
        if len(axes) > arrays[name].ndim:
            continue
        row("blocks", f"windows {joined(*windows)} {joined(*axes)}", [name], lambda x: np.lib.stride_tricks.sliding_window_view(x, windows, axes))
for names in [("f2", "g2"), ("f2", "g1"), ("k2", "o2"), ("f0", "f2")]:
    row("blocks", "map_two", names, lambda x, y: x * y + 1)

with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for name, a in arrays.items():
        out.write(("\t".join(("array", name, "", text(a), "0")) + "\n").encode())
    for r in rows:
        out.write(("\t".join(r) + "\n").encode())
print(len(rows), "rows")
