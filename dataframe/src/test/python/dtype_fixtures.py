"""Writes columns of every number and time dtype and what NumPy and pandas make of them; run by hand with /usr/bin/python3 (pandas 1.5).

Missing values are put in afterwards, since whole numbers stay whole in Bask; division of whole numbers by zero is missing there.
"""

import os
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
np.seterr(all="ignore")
OUT = os.path.join(os.path.dirname(__file__), "../resources/io/bask/dataframe/dtypes.tsv")
rng = np.random.default_rng(7)
N = 14
INTS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
FLOATS = ["float32", "float64"]
NUMBERS = ["bool"] + INTS + FLOATS
lines = []


def numbers(dtype):
    if dtype == "bool":
        return rng.random(N) < 0.5
    if dtype in FLOATS:
        values = np.round(rng.normal(0, 50, N), 3)
        values[:5] = [0, np.inf, -np.inf, 2.675, -0.5]
        return rng.permutation(values).astype(dtype)
    info = np.iinfo(dtype)
    values = [info.min, info.max, 0, 1, 2, info.max // 2, 7]
    values += [int(v) for v in rng.integers(max(info.min, -9), 10, N - len(values))]
    return rng.permutation(np.array(values, dtype=dtype))


def text(value, there=True):
    if not there or value is pd.NaT or (isinstance(value, (float, np.floating)) and np.isnan(value)):
        return "\\N"
    if isinstance(value, (bool, np.bool_)):
        return "1" if value else "0"
    if isinstance(value, (np.timedelta64, np.datetime64)):
        return "\\N" if np.isnat(value) else str(value.astype("int64"))
    if isinstance(value, (pd.Timedelta, pd.Timestamp)):
        return str(value.value)
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return str(value)


def label(values):
    return str(values.dtype)


def emit(kind, what, values, valid=None):
    valid = np.ones(len(values), bool) if valid is None else valid
    lines.append("\t".join([kind, what, label(values)] + [text(v, t) for v, t in zip(values, valid)]))


ADD = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.true_divide, "floordiv": np.floor_divide, "mod": np.mod}
COMPARE = {"eq": np.equal, "lt": np.less, "ge": np.greater_equal}
columns = {}
for d in NUMBERS:
    values = numbers(d)
    valid = rng.random(N) > 0.2
    if d in FLOATS:
        values[~valid] = np.nan
        valid = ~np.isnan(values)
    columns[d] = (values, valid)
span = np.array([-7, 7, 9, 0, 86400 * 10**9, -86400 * 10**9 - 1, 93784 * 10**9 + 500, 10**15 + 1, -(10**12), 60 * 10**9] + [1, 3, 5, 11], "m8[ns]")
when = np.array([0, 86400 * 10**9, 10**18, -(10**17), 1582934400 * 10**9 + 123456789] + list(range(10**18, 10**18 + 9 * 10**13, 10**13)), "M8[ns]")
columns["timedelta"] = (rng.permutation(span), rng.random(N) > 0.2)
columns["timedelta2"] = (rng.permutation(span), rng.random(N) > 0.2)
columns["datetime"] = (rng.permutation(when), rng.random(N) > 0.2)
columns["datetime2"] = (rng.permutation(when), rng.random(N) > 0.2)
columns["small"] = (np.array([-3, 2, 0, 5, 1, 7, -1, 4, 9, 3, 2, 6, 8, 10], "int64"), rng.random(N) > 0.2)
columns["ratio"] = (np.array([-1.5, 2, 0.25, 5, 1, 0.7, -1, 4, 9, 3, 2, 6, 8, 10], "float64"), np.ones(N, bool))
key = np.array([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 1])
columns["key"] = (key, np.ones(N, bool))
for name, (values, valid) in columns.items():
    emit("col", name, values, valid)


def whole_by_zero(name, b, result):
    return name in ("floordiv", "mod") and result.dtype.kind in "iu" and True


# pairs of numbers
for a in NUMBERS:
    for b in NUMBERS:
        x, xv = columns[a]
        y, yv = columns[b]
        if a == b == "bool":
            x, y = x.astype("int64"), y.astype("int64")
        for name, op in ADD.items():
            if name == "mod" and a in FLOATS and b in FLOATS and np.isinf(y).any() and False:
                continue
            result = op(x, y)
            valid = xv & yv
            if name in ("floordiv", "mod") and result.dtype.kind in "iu":
                valid = valid & (y != 0)
            if name in ("floordiv", "mod") and result.dtype.kind == "f" and a not in FLOATS and b not in FLOATS:
                pass
            emit("binary", "%s %s %s" % (name, a, b), result, valid)
        for name, op in COMPARE.items():
            exact = [bool(op(p, q)) for p, q in zip(x.tolist(), y.tolist())]
            if not (x.dtype.kind in "iub" and y.dtype.kind in "iub"):
                exact = op(x, y)
            emit("binary", "%s %s %s" % (name, a, b), np.array(exact) & xv & yv)
# constants
for a in INTS + FLOATS + ["bool"]:
    x, xv = columns[a]
    s = pd.Series(x)
    for c in [1, -1, 100, 200, 300, -200, 40000, 70000, -40000, 2**40, -(2**40), 2**63, 1.5, 1e300]:
        for name in ["add", "mul", "sub", "rsub"]:
            op = {"add": lambda: s + c, "mul": lambda: s * c, "sub": lambda: s - c, "rsub": lambda: c - s}[name]
            if a == "bool" and c == 2**63:
                continue
            result = op().to_numpy()
            if name in ("add", "rsub") or abs(c) in (200, 1.5):
                emit("constant", "%s %s %r" % (name, a, c), result[:6], xv[:6])
    for c in [0.1, 2, 100, -1]:
        emit("constant", "lt %s %r" % (a, c), (s < c).to_numpy() & xv)
    emit("constant", "eq %s 2.675" % a, (s == 2.675).to_numpy() & xv)
# times
dt, dtv = columns["datetime"]
dt2, dt2v = columns["datetime2"]
td, tdv = columns["timedelta"]
td2, td2v = columns["timedelta2"]
sm, smv = columns["small"]
rt, rtv = columns["ratio"]
S = pd.Series
emit("binary", "sub datetime datetime2", (S(dt) - S(dt2)).to_numpy(), dtv & dt2v)
emit("binary", "add datetime timedelta", (S(dt) + S(td)).to_numpy(), dtv & tdv)
emit("binary", "add timedelta datetime", (S(td) + S(dt)).to_numpy(), dtv & tdv)
emit("binary", "sub datetime timedelta", (S(dt) - S(td)).to_numpy(), dtv & tdv)
for name in ("add", "sub", "mod"):
    v = tdv & td2v & ((td2.astype("i8") != 0) | (name != "mod"))
    emit("binary", "%s timedelta timedelta2" % name, getattr(S(td), name)(S(td2)).to_numpy(), v)
emit("binary", "div timedelta timedelta2", (S(td) / S(td2)).to_numpy(), tdv & td2v)
nz = td2.astype("i8") != 0
emit("binary", "floordiv timedelta timedelta2", np.floor_divide(td, np.where(nz, td2, np.timedelta64(1, "ns"))), tdv & td2v & nz)
emit("binary", "mul timedelta small", (S(td) * S(sm)).to_numpy(), tdv & smv)
emit("binary", "mul small timedelta", (S(sm) * S(td)).to_numpy(), tdv & smv)
emit("binary", "mul timedelta ratio", (S(td) * S(rt)).to_numpy(), tdv)
emit("binary", "div timedelta ratio", (S(td) / S(rt)).to_numpy(), tdv)
emit("binary", "div timedelta small", (S(td) / S(sm)).to_numpy(), tdv & smv & (sm != 0))
emit("binary", "floordiv timedelta small", (S(td) // S(sm).where(sm != 0, 1)).to_numpy(), tdv & smv & (sm != 0))
for name in COMPARE:
    emit("binary", "%s timedelta timedelta2" % name, getattr(S(td), name)(S(td2)).to_numpy() & tdv & td2v)
    emit("binary", "%s datetime datetime2" % name, getattr(S(dt), name)(S(dt2)).to_numpy() & dtv & dt2v)
for name in ("days", "seconds", "microseconds", "nanoseconds"):
    emit("part", name, getattr(S(td).dt, name).to_numpy().astype("int64"), tdv)
emit("part", "totalSeconds", S(td).dt.total_seconds().to_numpy(), tdv)
for name in S(td).dt.components.columns:
    emit("component", name, S(td).dt.components[name].to_numpy().astype("int64"), tdv)
for name in ("floor", "ceil", "round"):
    for freq in ("D", "h", "15min", "s", "2us"):
        emit("rounded", "%s %s" % (name, freq), getattr(S(td).dt, name)(freq).to_numpy(), tdv)
for name in ("neg", "abs"):
    for a in INTS + FLOATS:
        x, xv = columns[a]
        emit("unary", "%s %s" % (name, a), np.negative(x) if name == "neg" else np.abs(x), xv)
    emit("unary", "%s timedelta" % name, np.negative(td) if name == "neg" else np.abs(td), tdv)
for a in FLOATS + INTS:
    x, xv = columns[a]
    for name in ("sqrt", "exp", "log"):
        if a in ("float32", "float64", "int32", "int64", "uint32", "uint64"):
            emit("unary", "%s %s" % (name, a), getattr(np, name)(x), xv)
    for decimals in (0, 1, 2, -1):
        if a in FLOATS:
            emit("round", "%s %d" % (a, decimals), S(x).round(decimals).to_numpy(), xv)


# reductions: whole columns and groups
def total(a):
    return a if a in FLOATS else "uint64" if a.startswith("u") else "int64"


MEANS = {"float32": "float32"}
for a in NUMBERS:
    x, xv = columns[a]
    s, k = pd.Series(x[xv]), key[xv]
    g = s.groupby(k)
    fine = s.replace([np.inf, -np.inf], np.nan).dropna() if a in FLOATS else s
    for name in ("sum", "prod", "mean", "min", "max", "std", "var", "median", "sem", "skew", "kurt", "nunique", "count", "first", "last", "any", "all"):
        out = {"sum": total(a), "prod": total(a), "min": a, "max": a, "first": a, "last": a, "nunique": "int64", "count": "int64", "any": "bool", "all": "bool"}
        d = out.get(name) or ("float32" if a == "float32" and name in ("mean", "median", "var") else "float64")
        if name == "prod" and d.startswith("float"):
            continue
        if a in FLOATS and name in ("std", "var", "sem", "skew", "kurt"):
            continue

        def reduce(v):
            if name in ("first", "last"):
                return v.iloc[0 if name == "first" else -1]
            if name == "sum" and d in ("int64", "uint64"):
                return np.array([sum(int(i) for i in v) % 2**64], "uint64").astype(d)[0]
            if name == "prod":
                p = 1
                for i in v:
                    p = p * int(i) % 2**64
                return np.array([p], "uint64").astype(d)[0]
            if name in ("mean", "std", "var", "median", "sem", "skew", "kurt"):
                return getattr(v.astype("float64"), name)()
            return getattr(v, name)()

        emit("reduce", "%s %s" % (name, a), np.array([reduce(s)]).astype(d))
        emit("group", "%s %s" % (name, a), np.array([reduce(part) for _, part in g]).astype(d))
    for name in ("cumsum", "cummin", "cummax"):
        d = total(a) if name == "cumsum" else a
        if a == "bool" and name != "cumsum" or a in FLOATS and name == "cumsum":
            continue
        full = np.zeros(N, d)
        full[xv] = getattr(s.astype(d), name)().to_numpy()
        emit("window", "%s %s" % (name, a), full, xv)
    if a in INTS:
        wide = x.astype("int64")
        emit("window", "diff %s" % a, np.concatenate([[0], wide[1:] - wide[:-1]]).astype("int64"), np.concatenate([[False], xv[1:] & xv[:-1]]))
    order = np.argsort(s.to_numpy(), kind="stable")
    emit("sorted", a, s.to_numpy()[order])
    ranks = np.full(N, np.nan)
    ranks[xv] = s.rank().to_numpy()
    emit("window", "rank %s" % a, ranks)
    counts = s.value_counts(sort=False).sort_index()
    emit("counts", a, counts.index.to_numpy().astype(a))
    lines.append("\t".join(["occurs", a, "int64"] + [str(c) for c in counts]))
    for b in NUMBERS:
        if b in FLOATS and a in FLOATS or a in INTS + ["bool"] and b != "bool" and a != "bool":
            emit("cast", "%s %s" % (a, b), x.astype(b), xv)
    for b in INTS + FLOATS:
        if a != "bool":
            emit("concat", "%s %s" % (a, b), pd.concat([s, pd.Series(columns[b][0][columns[b][1]])]).to_numpy())
for name in ("sum", "mean", "std", "median", "min", "max"):
    v = S(td[tdv])
    emit("reduce", "%s timedelta" % name, np.array([getattr(v, name)().to_timedelta64()]))
    if name != "sum":
        w = S(dt[dtv])
        r = getattr(w, name)()
        emit("reduce", "%s datetime" % name, np.array([r.to_numpy()]))
v = S(td[tdv]).groupby(key[tdv])
for name in ("sum", "mean", "median", "min", "max", "first"):
    emit("group", "%s timedelta" % name, getattr(v, name)().to_numpy())
for name in ("cumsum", "cummin", "cummax"):
    full = np.zeros(N, "m8[ns]")
    full[tdv] = getattr(S(td[tdv]), name)().to_numpy()
    emit("window", "%s timedelta" % name, full, tdv)
emit("window", "diff datetime", S(dt).diff().to_numpy(), np.concatenate([[False], dtv[1:] & dtv[:-1]]))
emit("window", "diff timedelta", S(td).diff().to_numpy(), np.concatenate([[False], tdv[1:] & tdv[:-1]]))
# texts
for t in ["1 days", "1 day", "-1 days", "1 days 02:03:04", "-1 days +23:59:59.5", "02:03:04", "-02:03:04.123456789", "2h", "2h 30min", "1.5 days", "3 us", "10",
          "1d2h", "P1DT2H", "-3 min", "5 days, 1:02:03", "1 W", "100ms"]:
    lines.append("\t".join(["parse", t, "timedelta64[ns]", str(pd.Timedelta(t).value)]))
for ns in [0, 1, -1, 86400 * 10**9, -86400 * 10**9, 93784 * 10**9 + 500 * 10**6, 1000, 10**18, -(10**18), 123]:
    lines.append("\t".join(["text", str(ns), "timedelta64[ns]", str(pd.Timedelta(ns))]))


def printed(name, s):
    lines.append("print\t" + name + "\t" + "\t".join([str(s.dtype)] + [text(v) for v in s.to_numpy()]))
    lines.extend("|" + line for line in s.to_string().split("\n") if False)
    lines.extend("|" + line for line in repr(s).split("\n"))


for a in INTS + FLOATS:
    x, xv = columns[a]
    printed(a, pd.Series(x[xv] if a in FLOATS else x, name="x"))
printed("spans", pd.Series(td, name="x"))
printed("days", pd.Series(np.array([1, -2, 30], "m8[D]").astype("m8[ns]"), name="x"))
printed("spans with missing", pd.Series(np.where(tdv, td, np.timedelta64("NaT")), name="x"))
printed("seconds", pd.Series(np.array([1, 0, 7200], "m8[s]").astype("m8[ns]"), name="x"))
printed("single", pd.Series(np.array([0.1, 1e10, 3.14159265, -1e-9], "float32"), name="x"))
for a in FLOATS:
    x, xv = columns[a]
    lines.append("\t".join(["string", a, "object"] + list(pd.Series(x[xv]).astype(str))))
lines.append("\t".join(["strings", "x", "object"] + list(pd.Series(np.array([0.1, 1e16, 123456789, 1e-5, 3.4e38], "float32")).astype(str))))
with open(OUT, "w", encoding="utf-8") as out:
    out.write("\n".join(lines) + "\n")
print(len(lines), os.path.getsize(OUT))
