"""Writes label_names.tsv: rows by labels, levels, tables stacked and put side by side, by pandas.   usage: label_name_fixtures.py [FILE FRAMES SEED]

Lines as in named_operations.py; LabelNamesTest says how each call is made in Bask.
"""

import datetime

import numpy as np
import pandas as pd

from named_operations import FLAG, OPS, column, generate, labels, op, pick, rng


def frames():
    """Rows by ascending moments, of which no two are equal; others by one kind of label."""
    n = rng.choice([0, 1, 2, 3, 5, 8, 13])
    hours = sorted(rng.sample(range(0, 24 * 70), n)) if rng.random() < 0.5 else sorted(rng.sample(range(0, 100), n))
    at = [pd.Timestamp("2024-01-%02d" % rng.choice([1, 14, 31])) + pd.Timedelta(hours=h) for h in hours] if rng.random() < 0.5 else \
        [pd.Timestamp("2024-01-31") + pd.Timedelta(hours=h) for h in hours]
    d = pd.DataFrame({"at": pd.Series(sorted(set(at)), dtype="datetime64[ns]")})
    n = len(d)
    d["a"] = [rng.choice(["x", "y", "z"]) for _ in range(n)]
    d["k"] = pd.Series([rng.randint(0, 3) for _ in range(n)], dtype="int64")
    for kind in ["f", "w", "s"]:
        d[kind] = column(kind, n)
    d["x1"], d["x2"], d["y1"] = (column("f", n) for _ in range(3))
    m = rng.choice([0, 1, 3, 6, 9])
    o = pd.DataFrame({"k": pd.Series([rng.randint(0, 4) for _ in range(m)], dtype="int64"), "b": pd.Series([rng.choice(["x", "y"]) for _ in range(m)], dtype="object"),
                      "f": column("f", m), "z": column("f", m), "i": column("i", m)})
    o.index = labels(m, rng.choice(["range", "numbers"]))
    return d, o


def clock(text):
    return datetime.time.fromisoformat(text)


def by_time(d):
    return d.set_index("at")[["k", "f"]]


TIMES = ["00:00", "05:00", "09:00", "12:00", "17:00", "23:00"]
SPANS = ["1D", "36H", "M", "2M", "W", "2W", "MS", "B", "3D", "SM", "Q"]
op("between_time", pick(TIMES, TIMES, ["both", "left", "right", "neither"]))(
    lambda d, o, a, b, ends: by_time(d).between_time(clock(a), clock(b), inclusive=ends))
op("at_time", pick(TIMES))(lambda d, o, a: by_time(d).at_time(clock(a)))
op("first", pick(SPANS))(lambda d, o, s: by_time(d).first(s) if len(d) else None)
op("last", pick(SPANS))(lambda d, o, s: by_time(d).last(s) if len(d) else None)
op("truncate", lambda: [rng.choice(["", "2024-02-01", "2024-01-20 05:00"]), rng.choice(["", "2024-02-02", "2024-03-01 05:00"])])(
    lambda d, o, a, b: by_time(d).truncate(a or None, b or None))
op("asof", lambda: [rng.choice(["", "f"])] + [rng.randint(0, 100) for _ in range(4)])(
    lambda d, o, subset, *hours: by_time(d).asof([pd.Timestamp("2024-01-31") + pd.Timedelta(hours=h) for h in hours], subset=subset or None).rename_axis("at") if len(d) else None)


def two(d):
    d = d.drop_duplicates(["a", "k"])
    return d.set_index(["a", "k"])


op("xs", pick(["a", "k"]))(lambda d, o, level: two(d)[["f", "w"]].xs("x" if level == "a" else 1, level=level))
op("swap", pick([0]))(lambda d, o, z: two(d)[["f", "w"]].swaplevel("a", "k"))
op("reset_level", pick(["a", "k", "a,k"], FLAG))(lambda d, o, levels, drop: two(d)[["f", "w"]].reset_index(level=levels.split(","), drop=bool(drop)))
op("sort_level", pick(["a", "k"], FLAG))(lambda d, o, level, up: two(d)[["f", "w"]].sort_index(level=level, ascending=bool(up)))
op("sort_nulls", pick(FLAG, ["first", "last"]))(
    lambda d, o, up, na: d.drop_duplicates("s").set_index("s")[["f"]].sort_index(ascending=bool(up), na_position=na))
op("unstack", pick(["a", "k"], ["f", "w", "f,w", "s"]))(lambda d, o, level, names: unstack(d, level, names.split(",")))


def flat(out, names):
    if isinstance(out.columns, pd.MultiIndex):
        out.columns = ["%s_%s" % pair for pair in out.columns] if len(names) > 1 else [str(pair[1]) for pair in out.columns]
    else:
        out.columns = [str(name) for name in out.columns]
    wholes = [name for name in out.columns if name.startswith("w_") or names == ["w"]]
    return out.astype({name: "Int32" for name in wholes})


def unstack(d, level, names):
    t = two(d)[names].dropna()
    return flat(t.unstack(level).sort_index(axis=1).sort_index(), names) if len(t) else None


op("pivot", pick(["f", "f,w", "w,f,x1"], FLAG))(lambda d, o, names, more: pivot(d.assign(h=d["k"] * 2), names.split(","), more))


def pivot(d, names, more):
    d = d.dropna(subset=names).drop_duplicates(["a", "k"])
    index = ["k", "h"] if more else ["k"]
    return flat(d.pivot(index=index, columns="a", values=names), names) if len(d) else None


op("stack", pick(["f,w", "x1,x2,y1", "s,a"], FLAG))(
    lambda d, o, names, keyed: (d.set_index("at") if keyed else d)[names.split(",")].stack().rename("") if len(d) and d[names.split(",")].notna().any(axis=None) else None)
op("melt_labelled", pick(["x1,x2", "f"]))(
    lambda d, o, names: d.set_index("at")[["k", "a", "f", "x1", "x2"]].melt(["a"], names.split(","), "n", "v", ignore_index=False) if len(d) else None)
op("wide_to_long", pick(["x", "x,y"], FLAG))(lambda d, o, stubs, two: wide(d, stubs.split(","), two))


def wide(d, stubs, two):
    keys = ["at", "k"] if two else ["at"]
    if not len(d):
        return None
    kept = keys + ["w", "x1", "x2"] + (["y1"] if "y" in stubs else [])
    out = pd.wide_to_long(d[kept].reset_index(drop=True), stubs, keys if two else "at", "j").sort_index()
    return out[["w"] + stubs]


op("concat_keys", pick(FLAG))(
    lambda d, o, same: pd.concat({"p": o[["k", "f"]], "q": o[["k", "f"]].iloc[::-1]} if same else {"p": o[["k", "f"]], "q": o[["f", "z"]]}, names=["part"]) if len(o) else None)
op("merge_ordered", pick(["outer", "left", "inner", "right"], FLAG, ["k", "k,b"]))(lambda d, o, how, fill, on: ordered(d, o, how, fill, on.split(",")))


def ordered(d, o, how, fill, on):
    left, right = d[["k", "f", "w"]].assign(b=d["a"]), o[["k", "b", "f", "z"]]
    left, right = left[["k", "b", "f", "w"]] if "b" in on else left[["k", "f", "w"]], right if "b" in on else right[["k", "f", "z"]]
    if not len(left) or not len(right):
        return None
    return pd.merge_ordered(left, right, on=on, how=how, fill_method="ffill" if fill else None)


op("ordered_by", pick(["outer", "left", "inner", "right"], FLAG, ["left", "right"], FLAG))(lambda d, o, how, fill, side, shared: ordered_by(d, o, how, fill, side, shared))


def ordered_by(d, o, how, fill, side, shared):
    """Groups of one table; where the other has their column too, pandas keeps it three times, and loses the order of groups it lacks."""
    left, right = d[["k", "a", "f", "w"]], o[["k", "b", "f", "z"]]
    if not len(left) or not len(right):
        return None
    by = "a" if side == "left" else "b"
    if shared:
        left, right = (left, right.assign(a=right["b"])) if side == "left" else (left.assign(b=left["a"]), right)
        groups, other = (left, right) if side == "left" else (right, left)
        if not set(groups[by]) <= set(other[by]):
            return None
    out = pd.merge_ordered(left, right, on="k", how=how, fill_method="ffill" if fill else None, **{side + "_by": by})
    if shared:
        kept = [by if c == by + "_x" else c for c in out.columns if c not in (by, by + "_y")]
        out = out[[c if c != by else by for c in kept]]
    return out


op("align", pick(["outer", "left", "inner", "right"], ["rows", "columns", "both"], FLAG, ["", "ffill", "bfill"], [0, 1, 2], FLAG))(
    lambda d, o, how, axis, fill, method, limit, right: aligned(o, how, axis, fill, method, limit, right))


def aligned(o, how, axis, fill, method, limit, right):
    left, other = o[["f", "k", "z"]], (o[["z", "i", "f"]] * 2).iloc[1:7:2]
    if not len(o) or left.index.duplicated().any() or limit and not method:
        return None
    both = left.align(other, join=how, axis={"rows": 0, "columns": 1, "both": None}[axis], fill_value=7 if fill else None, method=method or None, limit=limit or None)
    return both[right]


KEYS = {"lower": lambda x: x.str.lower(), "len": lambda x: x.str.len(), "neg": lambda x: -x, "mod": lambda x: x % 3}
op("sort_key", pick(["lower", "len"], FLAG, FLAG))(
    lambda d, o, key, up, series: (d["s"].sort_values(key=KEYS[key], ascending=bool(up), kind="stable") if series else
                                   d[["s", "k", "a"]].sort_values(["s", "a"], key=KEYS[key], ascending=[bool(up), True], kind="stable")))
op("sort_index_key", pick(["neg", "mod"], FLAG, ["first", "last"]))(
    lambda d, o, key, up, na: o[["f"]].sort_index(key=KEYS[key], ascending=bool(up), na_position=na, kind="stable"))
op("sort_index_text", pick(["lower", "len"], FLAG, ["first", "last"]))(
    lambda d, o, key, up, na: d.drop_duplicates("s").set_index("s")[["f"]].sort_index(key=KEYS[key], ascending=bool(up), na_position=na, kind="stable"))
op("pct", pick([1, 2, -1], ["ffill", "bfill", ""], [0, 1, 2]))(
    lambda d, o, n, how, limit: None if limit and not how else
    d[["f", "x1"]].add(5).pct_change(n, fill_method=how or None, limit=limit or None))
op("pct_freq", pick([1, 2, -1], ["ffill", "bfill", ""], ["D", "12H", "B", "6H"], [0, 1]))(
    lambda d, o, n, how, rule, limit: None if limit and not how or not len(d) else
    pct(d.assign(at=d["at"].dt.floor("6H")).drop_duplicates("at").set_index("at")[["f", "x1"]].add(5), n, how, rule, limit))


def pct(t, n, how, rule, limit):
    out = t.pct_change(n, fill_method=how or None, freq=rule, limit=limit or None)
    return out if not t.shift(n, freq=rule).index.duplicated().any() else None


op("concat_options", pick(FLAG, FLAG, FLAG))(lambda d, o, shared, numbers, sort: pd.concat(
    [d.set_index("at")[["k", "f", "x1"]], d.set_index("at")[["x2", "k"]]], join="inner" if shared else "outer", ignore_index=bool(numbers), sort=bool(sort)))


op("asof_by", pick(["backward", "forward", "nearest"], ["", "2"], FLAG))(lambda d, o, where, far, exact: asof_by(d, o, where, far, exact))


def asof_by(d, o, where, far, exact):
    left = d[["k", "a", "f"]].sort_values("k", kind="stable").reset_index(drop=True)
    right = o[["k", "b", "f", "z"]].sort_values("k", kind="stable").drop_duplicates(["k", "b"]).reset_index(drop=True)
    return pd.merge_asof(left, right, on="k", left_by="a", right_by="b", direction=where, tolerance=int(far) if far else None, allow_exact_matches=bool(exact)) \
        if len(left) and len(right) and where != "nearest" else None


op("update_keep", pick([0]))(lambda d, o, z: update(o))


def update(o):
    left = o[["f", "z"]].copy()
    left.update(o[["f"]].iloc[::2] * 2 + 1, overwrite=False)
    return left


op("combine_filled", pick([0]))(
    lambda d, o, z: o[["f", "z"]].combine(o[["z", "f"]].iloc[::2], lambda x, y: x + y, fill_value=3.0)[["f", "z"]].sort_index() if len(o) else None)
op("diff_across", pick([1, 2, -1]))(lambda d, o, n: d[["f", "x1", "x2", "y1"]].diff(n, axis=1))
op("pct_unfilled", pick([1, 2, -1]))(lambda d, o, n: d["f"].add(5).pct_change(n, fill_method=None))
op("asfreq_filled", pick(["D", "12H", "B"], ["ffill", "bfill", ""], FLAG))(lambda d, o, rule, how, fill: asfreq(by_time(d), rule, how, fill) if len(d) else None)


def asfreq(t, rule, how, fill):
    if fill and how:
        return None
    return t.asfreq(rule, method=how or None, fill_value=7 if fill else None)


if __name__ == "__main__":
    generate("label_names.tsv", 14, frames, list(OPS) * 2, longest=200)
