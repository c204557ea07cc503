"""Writes names.tsv, random small tables and what pandas makes of them, name by name, and many_names.tsv, the same of longer tables.
usage: name_fixtures.py [FILE FRAMES SEED]

Lines as in named_operations.py.
"""

import sys

import numpy as np
import pandas as pd

from named_operations import ALL, INTS, NUMBERS, frames, generate, op, rng


def none():
    return []


def one_of(*values):
    return lambda: [rng.choice(values)]


def column_and(columns, *values):
    return lambda: [rng.choice(columns), rng.choice(values)]


ARITH = ["add", "sub", "mul", "div", "floordiv", "mod"]
TESTS = ["eq", "ne", "lt", "le", "gt", "ge"]
AGG = ["sum", "mean", "min", "max", "std", "var", "count", "median", "prod", "sem", "skew", "kurt", "nunique", "any", "all"]

def tied(column):
    counts = column.value_counts()
    return len(counts) > 1 and counts.iloc[0] == counts.iloc[1] and str(column.dtype) in ("object", "category", "bool")


op("iloc", lambda: [rng.randint(-9, 9), rng.randint(-9, 9)])(lambda d, o, a, b: d.iloc[a:b])
op("iloc_one", lambda: [rng.randint(-3, 9)])(lambda d, o, a: d.iloc[a:a + 1] if a != -1 else d.iloc[-1:])
op("iloc_list", lambda: [",".join(str(rng.randint(-1, 0)) for _ in range(3))])(
    lambda d, o, a: d.iloc[[int(v) for v in a.split(",")]] if len(d) else None)
op("iloc_columns", lambda: [rng.randint(-5, 9), rng.randint(-5, 12)])(lambda d, o, a, b: d.iloc[:, a:b])
op("sort_index", one_of(0, 1))(lambda d, o, up: d.sort_index(ascending=bool(up), kind="stable"))
op("index", none)(lambda d, o: d.index.to_series())
op("index_gt", none)(lambda d, o: d[d.index > d.index[0]] if len(d) else None)
op("rename_axis", none)(lambda d, o: d.rename_axis("new"))
op("reset_index", none)(lambda d, o: d.reset_index())
op("size", none)(lambda d, o: d.size)
op("empty", none)(lambda d, o: d.empty)
op("monotonic", lambda: [rng.choice(ALL[:-1])])(lambda d, o, c: d[c].is_monotonic_increasing)
op("monotonic_down", lambda: [rng.choice(ALL[:-1])])(lambda d, o, c: d[c].is_monotonic_decreasing)
op("is_unique", lambda: [rng.choice(ALL)])(lambda d, o, c: d[c].is_unique)
op("frame_frame", lambda: [rng.choice(ARITH[:4]), rng.choice(["", "2"])])(
    lambda d, o, f, fill: getattr(d[["f", "g", "i"]], f)(o, **({"fill_value": float(fill)} if fill else {})).sort_index())
op("frame_tests", lambda: [rng.choice(TESTS)])(lambda d, o, f: getattr(d[["f", "g", "i"]], f)(o).sort_index())
op("series_series", lambda: [rng.choice(ARITH), rng.choice(["f", "g"]), rng.choice(["", "3"])])(
    lambda d, o, f, c, fill: getattr(d[c], f)(o[c], **({"fill_value": int(fill)} if fill else {})).sort_index())
op("frame_series", lambda: [rng.choice(ARITH[:4])])(lambda d, o, f: getattr(d[["f", "i"]], f)(o["f"], axis=0).sort_index())
op("frame_summary", lambda: [rng.choice(ARITH[:4]), rng.choice(["mean", "min"])])(
    lambda d, o, f, a: getattr(d[["f", "i"]], f)(getattr(d[["f", "i"]], a)()))
op("reversed", lambda: [rng.choice(["r" + a for a in ARITH[:4]])])(lambda d, o, f: getattr(d[["f", "i", "u"]], f)(7))
op("across", lambda: [rng.choice(AGG), rng.choice([0, 1])])(
    lambda d, o, f, skip: getattr(d[["i", "f", "u", "g"]], f)(axis=1) if f in ("count", "nunique") else
    getattr(d[["i", "f", "u", "g"]], f)(axis=1, skipna=bool(skip)))
op("across_idx", lambda: [rng.choice(["idxmin", "idxmax"])])(
    lambda d, o, f: getattr(d[["i", "f", "u", "g"]], f)(axis=1))
op("across_quantile", lambda: [rng.choice([0.0, 0.3, 0.5, 1.0])])(lambda d, o, q: d[["i", "f", "u"]].quantile(q, axis=1).rename(None) if len(d) else None)
op("summary", lambda: [rng.choice(AGG)])(lambda d, o, f: getattr(d[["i", "f", "u", "w"]], f)())
op("summary_nulls", lambda: [rng.choice([a for a in AGG if a not in ("count", "nunique", "any", "all")])])(
    lambda d, o, f: getattr(d[["i", "f", "u", "w"]], f)(skipna=False))
op("series_agg", lambda: [rng.choice(AGG), rng.choice(NUMBERS)])(lambda d, o, f, c: getattr(d[c], f)())
op("describe", lambda: [rng.choice(["s", "c", "b", "f", "i"])])(lambda d, o, c: d[c].describe() if d[c].notna().any() and not tied(d[c]) else None)
op("describe_all", none)(lambda d, o: d[["i", "f", "s", "b"]].describe(include="all") if d["s"].notna().any() and not tied(d["s"]) and not tied(d["b"]) else None)
op("clip", lambda: [rng.choice(NUMBERS), rng.choice(["", "-1", "0", "1.5", "-1000", "-200"]), rng.choice(["", "2", "1", "300", "2.5"])])(
    lambda d, o, c, lo, hi: None if c in INTS and "." in lo + hi else d[c].clip(eval(lo) if lo else None, eval(hi) if hi else None))
op("isocalendar", none)(lambda d, o: d["t"].dt.isocalendar())
op("value_counts", lambda: [rng.choice(["s", "i", "b", "f"])])(lambda d, o, c: d[c].value_counts().sort_index())
op("nlargest", lambda: [rng.choice(NUMBERS), rng.randint(0, 5)])(lambda d, o, c, n: d[c].nlargest(n))
op("cut", lambda: [rng.choice(["0,1,2", "-2.5,0.5,3", "-1,0.25,1e3", "0,100000,2000000", "0.001,0.1234567,9"]), rng.choice(NUMBERS)])(
    lambda d, o, e, c: pd.cut(d[c], [float(v) if "." in v or "e" in v else int(v) for v in e.split(",")]).astype(str).replace("nan", np.nan))
op("cut_into", lambda: [rng.randint(1, 5), rng.choice(NUMBERS)])(
    lambda d, o, n, c: pd.cut(d[c], n).astype(str).replace("nan", np.nan) if d[c].notna().any() else None)
op("round", lambda: [rng.choice(NUMBERS), rng.randint(-3, 3)])(lambda d, o, c, n: d[c].round(n))
op("isin_map", none)(lambda d, o: d[["i", "s", "f"]].isin({"i": [0, 1, 2], "s": ["a"]}))
op("select", lambda: [rng.choice(["number", "float", "int", "bool", "text"]), rng.choice([0, 1])])(
    lambda d, o, k, inc: d.select_dtypes(**{"include" if inc else "exclude": [
        {"number": "number", "float": "floating", "int": "integer", "bool": "bool", "text": "object"}[k]]}))
op("corr_min", lambda: [rng.randint(1, 6)])(lambda d, o, n: d[["i", "f", "u"]].corr(min_periods=n))
op("cov_min", lambda: [rng.randint(1, 6)])(lambda d, o, n: d[["i", "f", "u"]].cov(min_periods=n))
op("spearman", none)(lambda d, o: d[["i", "f", "u"]].corr(method="spearman"))
op("melt", one_of("", "i", "s"))(lambda d, o, c: d[["i", "s", "f", "g"]].melt(id_vars=[c] if c else None, value_vars=["f", "g"]))
op("nunique_drop", lambda: [rng.choice(ALL)])(lambda d, o, c: d[c].nunique(dropna=False))
op("squeeze", none)(lambda d, o: d[["f"]].squeeze(axis=1))
op("groupby_series", lambda: [rng.choice(["sum", "mean", "count", "max"]), rng.choice(["i", "f"])])(
    lambda d, o, f, c: getattr(d.groupby("b")[[c]], f)())
op("concat", none)(lambda d, o: pd.concat([d[["f", "i"]], o], ignore_index=True))
op("combine_first", none)(lambda d, o: d["f"].combine_first(o["f"]).sort_index())
op("where", lambda: [rng.choice(["i", "f", "s"])])(lambda d, o, c: d[c].where(d["b"]))
op("eval", lambda: [rng.choice(["i + 2 * 3", "f * -1 + i", "u - 1", "h + 2 * 100", "(f > 0) & (i < 2)", "h * (2 + 3)", "u + 10 * 30"])])(
    lambda d, o, e: d.eval(e, engine="python").rename(None))
op("query_index", none)(lambda d, o: d[d.index == d.index[0]] if len(d) else None)
op("concat_mixed", lambda: [rng.choice(NUMBERS), rng.choice(NUMBERS)])(
    lambda d, o, a, b: pd.concat([d[[a]].rename(columns={a: "x"}), d[[b]].rename(columns={b: "x"})], ignore_index=True) if len(d) else None)
op("join_mixed", lambda: [rng.choice(NUMBERS + ["d", "b"])])(
    lambda d, o, a: pd.concat([d[[a]].iloc[:3], o[["z"]]], axis=1).sort_index() if len(d) and len(o) else None)
op("agg", lambda: [rng.choice(["min", "max", "first", "last", "count", "nunique"]), rng.choice(["i", "h", "u", "w", "f", "g", "s", "t", "d"])])(
    lambda d, o, f, c: d.groupby("b")[[c]].agg(f))
op("agg_float", lambda: [rng.choice(["mean", "std", "var", "median", "sem", "skew"]), rng.choice(NUMBERS)])(
    lambda d, o, f, c: d.groupby("i")[[c]].agg(f) if c != "i" else None)
op("shift", lambda: [rng.choice(["f", "s", "t", "d", "g"]), rng.randint(-3, 3)])(lambda d, o, c, n: d[c].shift(n))
op("rank", lambda: [rng.choice(NUMBERS)])(lambda d, o, c: d[c].rank())
op("cumsum", lambda: [rng.choice(["cumsum", "cummin", "cummax", "cumprod"]), rng.choice(["i", "f", "w"])])(
    lambda d, o, f, c: getattr(d[c], f)())
op("rolling", lambda: [rng.choice(["sum", "mean", "min", "max", "median", "std"]), rng.choice(NUMBERS), rng.randint(1, 4), rng.randint(0, 1)])(
    lambda d, o, f, c, n, m: getattr(d[c].rolling(n, min_periods=m), f)() if len(d) else None)
op("expanding", lambda: [rng.choice(["sum", "mean", "min", "max", "std"]), rng.choice(NUMBERS)])(
    lambda d, o, f, c: getattr(d[c].expanding(), f)() if len(d) else None)
op("duplicated", lambda: [rng.choice(ALL), rng.choice(["first", "last", "False"])])(
    lambda d, o, c, k: d[c].duplicated(keep=False if k == "False" else k))
op("mode", lambda: [rng.choice(["i", "f", "s", "u"])])(lambda d, o, c: d[c].mode())
op("dummies", lambda: [rng.choice(["s", "h", "b"])])(lambda d, o, c: pd.get_dummies(d[[c, "i"]], columns=[c], dtype=bool))
op("crosstab", none)(lambda d, o: pd.crosstab(d["i"], d["h"]).rename_axis(None, axis=1) if len(d) else None)
op("pivot", lambda: [rng.choice(["mean", "max", "first"]), rng.choice(["h", "f", "s"])])(
    lambda d, o, f, c: d.pivot_table("g", "b", c, f).rename_axis(None, axis=1) if d[c].notna().any() and d["g"][d[c].notna()].notna().any() else None)
op("quantile", lambda: [rng.choice(NUMBERS), rng.choice([0.0, 0.25, 0.9])])(lambda d, o, c, q: d[c].quantile(q))
op("idx", lambda: [rng.choice(["idxmin", "idxmax"]), rng.choice(NUMBERS)])(
    lambda d, o, f, c: getattr(d[c], f)() if d[c].notna().any() else None)
op("sort", lambda: [rng.choice(ALL[:-1]), rng.choice([0, 1])])(
    lambda d, o, c, up: d.sort_values(c, ascending=bool(up), kind="stable") if True else None)
op("dropna", lambda: [rng.choice(["f", "s", "t"])])(lambda d, o, c: d.dropna(subset=[c]))
op("fillna", lambda: [rng.choice(["f", "g"]), rng.choice([0, 2.5])])(lambda d, o, c, v: d[c].fillna(v))
op("ffill", lambda: [rng.choice(["ffill", "bfill"]), rng.choice(["f", "s", "t", "d"])])(lambda d, o, f, c: getattr(d[c], f)())
op("merge", lambda: [rng.choice(["left", "inner"]), rng.choice(["i", "f"])])(
    lambda d, o, h, c: d[["h", c, "s"]].merge(o[[c, "z"]], on=c, how=h) if h == "left" and len(d) and len(o) else None)
op("asfreq", one_of("D", "12H", "6H", "2D"))(
    lambda d, o, r: d[["f", "s"]].sort_index().asfreq(r) if isinstance(d.index, pd.DatetimeIndex) and len(d) else None)
op("asof", lambda: [rng.choice(["backward", "forward", "nearest"]), rng.choice(["", "s"]), rng.choice([0, 1]), rng.choice(["", "12"])])(
    lambda d, o, how, by, exact, tol: asof(d, o, how, by, exact, tol))


def asof(d, o, how, by, exact, tol):
    left = d[["t", "s", "i"]].dropna().sort_values("t", kind="stable").reset_index(drop=True)
    right = d[["t", "s", "f"]].dropna(subset=["t", "s"]).iloc[::2].sort_values("t", kind="stable").reset_index(drop=True)
    if not len(left) or not len(right):
        return None
    right["t"] = right["t"] + pd.Timedelta(hours=6)
    return pd.merge_asof(left, right, on="t", by=by or None, direction=how, allow_exact_matches=bool(exact),
                         tolerance=pd.Timedelta(hours=int(tol)) if tol else None)


if __name__ == "__main__":
    generate("names.tsv", 40, frames, skipped=0.6)
    if len(sys.argv) == 1:
        generate("many_names.tsv", 2, lambda: frames([261, 300], [258, 280]), skipped=0.75, longest=300)
