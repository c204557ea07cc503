"""Writes io/bask/array/masked.tsv.gz: what numpy.ma 1.24 answers.

Usage: /usr/bin/python3 masked_fixture.py OUT.gz

Columns as in operations_fixture.py; each answer twice, as "... data" with 0 for masked elements and as "... mask". Inputs are data and mask, then
data and mask of a second array. Operations as the class MaskedOperations of the tests reads them.
"""
import gzip
import sys

import numpy as np

from recorded import text

rng = np.random.default_rng(31)


def odd(a):
    a = a.copy()
    a.flat[[1, 8, 12, 13]] = [np.nan, np.inf, -np.inf, 0]
    return a


arrays = {
    "f2": np.round(rng.normal(size=(5, 6)) * 2, 1), "g2": np.round(rng.normal(size=(5, 6)) * 2, 0), "n2": odd(np.round(rng.normal(size=(5, 6)), 1)), "r2": np.round(rng.normal(size=(5, 6)), 1).astype("float32"),
    "i2": rng.integers(-4, 5, size=(5, 6)), "j2": rng.integers(-2, 3, size=(5, 6)), "s2": rng.integers(-9, 9, size=(5, 6)).astype("int8"), "u2": rng.integers(0, 9, size=(5, 6)).astype("uint8"),
    "b2": rng.random((5, 6)) < 0.5, "c2": np.round(rng.normal(size=(5, 6)), 1) + 1j * np.round(rng.normal(size=(5, 6)), 1), "f1": np.round(rng.normal(size=11), 1), "v1": np.round(rng.normal(size=6), 1),
    "f3": np.round(rng.normal(size=(3, 2, 4)), 1), "e2": np.zeros((0, 3)), "w2": rng.integers(0, 4, size=(5, 6)).astype("float64"), "p0": np.array(2.5),
}
for name, a in list(arrays.items()):
    mask = rng.random(a.shape) < 0.35
    if a.shape == (5, 6):
        mask[2] = True
        mask[:, 3] = True
    arrays["m" + name] = mask
arrays["af2"] = np.ones((5, 6), dtype=bool)
arrays["zf2"] = np.zeros((5, 6), dtype=bool)
rows = []


def row(operation, names, make, tolerance=0.0):
    values = [arrays[n].copy() for n in names]
    try:
        made = make(*values)
    except (ValueError, TypeError, np.AxisError) as e:
        print("skipped", operation, names, e)
        return
    if made is np.ma.masked:
        rows.append(("masked", operation + " mask", ";".join(names), text(np.array(True)), "0.0"))
        return
    made = np.ma.asanyarray(made)
    rows.append(("masked", operation + " mask", ";".join(names), text(np.ma.getmaskarray(made)), "0.0"))
    rows.append(("masked", operation + " data", ";".join(names), text(made.filled(0)), repr(tolerance)))


ma = np.ma.array
ALL = [n for n in arrays if "m" + n in arrays]
PAIRS = [(n, "m" + n) for n in ALL] + [("f2", "af2"), ("f2", "zf2"), ("i2", "af2")]
UNARY = {"abs": np.ma.abs, "neg": np.ma.negative, "sqrt": np.ma.sqrt, "exp": np.ma.exp, "log": np.ma.log, "log2": np.ma.log2, "log10": np.ma.log10, "sin": np.ma.sin, "cos": np.ma.cos, "tan": np.ma.tan,
         "arcsin": np.ma.arcsin, "arccos": np.ma.arccos, "arctan": np.ma.arctan, "sinh": np.ma.sinh, "cosh": np.ma.cosh, "tanh": np.ma.tanh, "arcsinh": np.ma.arcsinh, "arccosh": np.ma.arccosh,
         "arctanh": np.ma.arctanh, "floor": np.ma.floor, "ceil": np.ma.ceil, "conj": np.ma.conjugate, "not": np.ma.logical_not}
for d, m in PAIRS:
    a = arrays[d]
    for name, f in UNARY.items():
        if a.dtype.kind == "c" and name not in ("abs", "neg", "exp", "conj", "not"):
            continue
        if a.dtype == bool and name in ("neg", "floor", "ceil", "conj") or a.dtype.itemsize == 1 and name in UNARY and name not in ("abs", "neg", "not"):
            continue
        if a.dtype.kind in "iu" and name in ("floor", "ceil"):
            continue
        row(name, [d, m], lambda x, y: f(ma(x, mask=y)), 1e-5 if a.dtype == np.float32 else 1e-12)
    axes = [None] + ([0, -1][: a.ndim] + [1] * (a.ndim > 2))
    if a.size:
        for axis in axes:
            for keep in (False, True):
                code = f"{'all' if axis is None else axis} {'keep' if keep else 'drop'}"
                t = 1e-5 if a.dtype == np.float32 else 1e-12
                for name in ("sum", "prod", "mean"):
                    row(f"{name} {code}", [d, m], lambda x, y: getattr(ma(x, mask=y), name)(axis=axis, keepdims=keep), t)
                for ddof in (0, 1) if a.ndim else (0,):
                    for name in ("var", "std"):
                        row(f"{name} {code} {ddof}", [d, m], lambda x, y: getattr(ma(x, mask=y), name)(axis=axis, ddof=ddof, keepdims=keep), t)
                if a.dtype.kind not in "cb" and d not in ("n2", "p0"):
                    for name in ("sum", "prod", "mean", "var 1", "std 0"):
                        for to in ("int8", "uint8", "float32", "float64", "complex128"):
                            method, *ddof = name.split()
                            if to[0] in "iu" and method in ("var", "std") or to[0] == "c" and method in ("var", "std") and a.dtype.kind != "c":
                                continue
                            more = dict(ddof=int(ddof[0])) if ddof else {}
                            code_to = f"{code} {' '.join(ddof)} as:{to}".replace("  ", " ")
                            row(f"{method} {code_to}", [d, m], lambda x, y: getattr(ma(x, mask=y), method)(axis=axis, keepdims=keep, dtype=to, **more), 1e-5 if "float32" in (to, str(a.dtype)) else 1e-12)
                if a.dtype.kind != "c":
                    for name in ("min", "max"):
                        if not (d == "n2"):
                            row(f"{name} {code}", [d, m], lambda x, y: getattr(ma(x, mask=y), name)(axis=axis, keepdims=keep))
                row(f"count {code}", [d, m], lambda x, y: ma(x, mask=y).count(axis=axis, keepdims=keep))
            code = "all" if axis is None else str(axis)
            for name in ("any", "all"):
                row(f"{name} {code}", [d, m], lambda x, y: getattr(ma(x, mask=y), name)(axis=axis))
            if a.dtype.kind in "fi" and a.dtype.itemsize > 1 and d not in ("n2", "p0"):
                if not (axis is None and d == "r2"):  # NumPy answers float64 there
                    row(f"median {code}", [d, m], lambda x, y: np.ma.median(ma(x, mask=y), axis=axis), 1e-6)
                row(f"ptp {code}", [d, m], lambda x, y: ma(x, mask=y).ptp(axis=axis))
            if axis is not None and a.dtype.kind != "c" and d != "n2":
                row(f"argmin {code}", [d, m], lambda x, y: ma(x, mask=y).argmin(axis=axis))
                row(f"argmax {code}", [d, m], lambda x, y: ma(x, mask=y).argmax(axis=axis))
                row(f"sort {code}", [d, m], lambda x, y: np.ma.sort(ma(x, mask=y), axis=axis))
            if axis is not None:
                row(f"cumsum {code}", [d, m], lambda x, y: ma(x, mask=y).cumsum(axis=axis), 1e-5 if a.dtype == np.float32 else 1e-12)
                row(f"cumprod {code}", [d, m], lambda x, y: ma(x, mask=y).cumprod(axis=axis), 1e-5 if a.dtype == np.float32 else 1e-12)
    row("filled", [d, m], lambda x, y: ma(x, mask=y).filled())
    row("compressed", [d, m], lambda x, y: ma(x, mask=y).compressed())
    row("zeros_like", [d, m], lambda x, y: np.ma.zeros_like(ma(x, mask=y)))
    row("ones_like", [d, m], lambda x, y: np.ma.ones_like(ma(x, mask=y)))
    row("invalid", [d, m], lambda x, y: np.ma.masked_invalid(ma(x, mask=y)))
    row("fix_invalid", [d, m], lambda x, y: np.ma.fix_invalid(ma(x, mask=y)).data)
    if a.ndim:
        row("nonzero", [d, m], lambda x, y: ma(x, mask=y).nonzero()[0])
    if a.dtype.kind != "c" and a.dtype != bool:
        for name in ("equal", "not_equal", "greater", "greater_equal", "less", "less_equal"):
            row(f"masked_{name} 1", [d, m], lambda x, y: getattr(np.ma, "masked_" + name)(x, 1))
        row("masked_inside 1.5,-1.25", [d, m], lambda x, y: np.ma.masked_inside(x, 1.5, -1.25))
        row("masked_outside -1.25,1.5", [d, m], lambda x, y: np.ma.masked_outside(x, -1.25, 1.5))
        row("masked_values 0.5", [d, m], lambda x, y: np.ma.masked_values(x, 0.5, shrink=False))
        row("masked_equal_filled 1", [d, m], lambda x, y: np.ma.masked_equal(x, 1).filled())
    row("masked_where", [d, m], lambda x, y: np.ma.masked_where(y, x))
OPERATORS = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "div": lambda a, b: a / b, "floorDivide": lambda a, b: a // b, "mod": lambda a, b: a % b, "pow": lambda a, b: a ** b,
             "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b, "le": lambda a, b: a <= b, "gt": lambda a, b: a > b, "ge": lambda a, b: a >= b,
             "and": np.ma.logical_and, "or": np.ma.logical_or, "xor": np.ma.logical_xor}
for left, right in [("f2", "g2"), ("g2", "f2"), ("i2", "j2"), ("f2", "i2"), ("n2", "g2"), ("g2", "n2"), ("f2", "v1"), ("r2", "s2"), ("c2", "g2"), ("i2", "p0"), ("f3", "f3"), ("e2", "e2"), ("u2", "s2")]:
    for name, f in OPERATORS.items():
        kinds = arrays[left].dtype.kind + arrays[right].dtype.kind
        if "c" in kinds and name in ("floorDivide", "mod", "lt", "le", "gt", "ge", "pow") or name == "pow" and kinds in ("ii", "ui") or name == "div" and kinds == "ui":
            continue
        row(name, [left, "m" + left, right, "m" + right], lambda a, b, c, d: f(ma(a, mask=b), ma(c, mask=d)), 1e-5 if left == "r2" else 1e-12)
for d in ("f2", "i2", "n2", "g2"):
    for value in (2, 0, 1.5):
        for name, f in list(OPERATORS.items())[:13]:
            if not (name == "pow" and value == 1.5 and d == "i2"):
                row(f"{name} {value}", [d, "m" + d], lambda a, b: f(ma(a, mask=b), value), 1e-12)
for axis in (None, 0, 1):
    code = "all" if axis is None else str(axis)
    for d in ("f2", "i2"):
        row(f"average {code}", [d, "m" + d, "w2"], lambda x, y, w: np.ma.average(ma(x, mask=y), axis=axis, weights=w), 1e-12)
        row(f"anom {code}", [d, "m" + d], lambda x, y: ma(x, mask=y).anom(axis=axis), 1e-12)
for d in ("f2", "i2"):
    row("where", ["b2", "mb2", d, "m" + d, "g2", "mg2"], lambda a, b, c, e, f, g: np.ma.where(ma(a, mask=b), ma(c, mask=e), ma(f, mask=g)))
    row("concatenate", [d, "m" + d, "g2", "mg2"], lambda a, b, c, e: np.ma.concatenate([ma(a, mask=b), ma(c, mask=e)], axis=1))
row("dot", ["f2", "mf2", "v1", "mv1"], lambda a, b, c, d: np.ma.dot(ma(a, mask=b), ma(c, mask=d)), 1e-12)
with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for name, a in arrays.items():
        out.write(("\t".join(["array", name, "", text(a), ""]) + "\n").encode())
    for r in rows:
        out.write(("\t".join(r) + "\n").encode())
print(len(rows))
