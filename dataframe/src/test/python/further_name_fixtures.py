"""Writes further_names.tsv: options of names, on random tables by pandas.   usage: further_name_fixtures.py [FILE FRAMES SEED]

Lines as in named_operations.py; FurtherNamesTest says how each call is made in Bask.
"""

import numpy as np
import pandas as pd

from named_operations import FLAG, frames as tables, generate, maybe, op, pick, rng

RICH = ["", "abc", "a-b-c", "a|b", "b|a|b", "ÄöÜß e\u0301", "日本語 x", "  lead", "trail \t", "x1y22", "𝒳y𝒳", "Ab Cd-eF gh", "--a--", "a\nb\tc", "O'Neil said: yes",
        "well-known - dash--ed re-use", "aaaaaaaaaaaaaa bb", "a1b2c3", "|", "ab,cd;ef", "nul", "i\u0307 İ ΑΣ"]


ENDS = ["", -9, -3, -1, 0, 1, 2, 4, 7]


def end(text):
    return None if text == "" else int(text)


def frames():
    d, o = tables()
    d["x"] = pd.Series([maybe(rng.choice(RICH), 0.15) for _ in range(len(d))], index=d.index, dtype="object")
    return d, o


def named(frame):
    frame = frame.copy()
    frame.columns = [str(c) for c in frame.columns]
    return frame


# texts
op("wrap", lambda: [rng.choice([1, 2, 3, 5, 7, 8, 12])] + [int(rng.random() < 0.75) for _ in range(5)])(
    lambda d, o, w, tabs, space, drop, long, hyphens: d["x"].str.wrap(
        w, expand_tabs=bool(tabs), replace_whitespace=bool(space), drop_whitespace=bool(drop), break_long_words=bool(long), break_on_hyphens=bool(hyphens)))
op("slice_step", pick(ENDS, ENDS, [1, 2, 3, -1, -2]))(lambda d, o, a, b, s: d["x"].str.slice(end(a), end(b), s))
op("slice_replace", pick(ENDS, ENDS, ["", "Z", "日-"]))(lambda d, o, a, b, r: d["x"].str.slice_replace(end(a), end(b), r))
op("find", pick(["find", "rfind"], ["a", "b", "", "-", "𝒳", "zz"], [-3, 0, 1, 2, 5, 40], ["", -1, 0, 3, 6]))(
    lambda d, o, f, t, a, b: getattr(d["x"].str, f)(t, a, end(b)))
op("cat_list", pick(["", "/"], ["", "-?"]))(
    lambda d, o, sep, na: d["x"].str.cat([d["s"], d["x"]], sep=sep, na_rep=na or None))
op("extract_all", pick(["([0-9])", "([a-z])([0-9])?", "(?P<one>a)|(?P<two>b)", "(.)", "(z*)"]))(lambda d, o, p: named(d["x"].str.extractall(p)) if d["x"].notna().any() else None)
op("dummies", pick(["|", "-", "a", "--"]))(lambda d, o, s: d["x"].str.get_dummies(s))
op("split_all", pick(["-", "|", "", "a"]))(lambda d, o, s: named(d["x"].str.split(s or None, expand=True)) if d["x"].notna().any() else None)
op("join_all", pick(["", ", "]))(lambda d, o, s: (lambda t: None if set(t) & set("\n\t\\\\") else t)(d["x"].str.cat(sep=s)))
op("findall", pick(["a", "[a-z]", "(b)|c", ""]))(lambda d, o, p: d["x"].str.findall(p).map(lambda v: "/".join(v) if isinstance(v, list) else v) if d["x"].notna().any() else None)
# intervals
EDGES = ["-2.25,0,1.5,3", "0,1.5", "-1,-0.0,0.5,9", "0,0,1.5,1.5,3", "-2.5,-2.25,3.0004"]


def cut(d, c, edges, right, lowest, digits, drop, labels):
    edges = [float(e) for e in edges.split(",")]
    if not drop and len(set(edges)) < len(edges):
        return None
    out = pd.cut(d[c], edges, right=bool(right), include_lowest=bool(lowest), precision=digits, duplicates="drop" if drop else "raise",
                 labels=False if labels == "codes" else None)
    return out if labels == "codes" else out.astype("object").map(lambda v: v if v != v else str(v)).astype("object")


op("cut", pick(["f", "i"], EDGES, FLAG, FLAG, [1, 3, 5], FLAG, ["", "codes"]))(lambda d, o, *a: cut(d, *a) if len(d) else None)


def into(d, c, bins, right, digits, labels):
    if not d[c].notna().any():
        return None
    out = pd.cut(d[c], bins, right=bool(right), precision=digits, labels=False if labels else None)
    return out if labels else out.astype("object").map(lambda v: v if v != v else str(v)).astype("object")


op("cut_into", pick(["f", "i", "h"], [1, 2, 3, 5], FLAG, [1, 3], FLAG))(lambda d, o, *a: into(d, *a))


def quantiles(d, c, parts, digits, labels):
    if not d[c].notna().any() or d[c].nunique() < 2:
        return None
    # Quantiles of int8 overflow between numbers far apart.
    out = pd.qcut(d[c].astype("int64") if c == "h" else d[c], parts, precision=digits, duplicates="drop", labels=False if labels else None)
    return out if labels else out.astype("object").map(lambda v: v if v != v else str(v)).astype("object")


op("qcut_drop", pick(["f", "i", "h"], [2, 3, 4, 7], [1, 3], FLAG))(lambda d, o, *a: quantiles(d, *a))


def bins(d, c, n, norm, up, sort):
    if not d[c].notna().any():
        return None
    out = d[c].value_counts(bins=n, normalize=False, ascending=bool(up), sort=False)
    if norm:
        out = out / out.sum()
    out = out.sort_index()
    out.index = [str(i) for i in out.index]
    return out


op("bins", pick(["f", "i"], [1, 2, 4], FLAG, FLAG, FLAG))(lambda d, o, *a: bins(d, *a))
# counts
op("frame_counts", pick(["s,i", "b", "s,b", "h,c"], FLAG, FLAG, FLAG))(
    lambda d, o, names, norm, drop, up: d[names.split(",")].value_counts(normalize=bool(norm), dropna=bool(drop), ascending=bool(up)).sort_index().to_frame("count")
    if len(d) and (drop or d[names.split(",")].notna().all(axis=None)) and d[names.split(",")].dropna().shape[0] and "c" not in names else None)
op("nunique", pick(FLAG))(lambda d, o, drop: d.nunique(dropna=bool(drop)) if len(d) else None)
# values
op("interpolate", pick(["f"], ["", 1, 2]))(lambda d, o, c, n: d[c].interpolate(limit=end(n)))
op("interpolate_frame", pick(["", 1]))(lambda d, o, n: d[["f", "s"]].interpolate(limit=end(n)))
op("interpolate_groups", pick(["b", "i"]))(lambda d, o, k: d.groupby(k, group_keys=False)[["f"]].apply(lambda g: g.interpolate()).reindex(d.index) if len(d) and d.index.is_unique else None)
op("replace_list", pick(["f,h", "s,x"], FLAG))(
    lambda d, o, names, many: d[names.split(",")].replace(*((([1.5, 3.0] if names[0] == "f" else ["a", ""]), ([7.0, 8.0] if names[0] == "f" else ["q", "r"]) if many
                                                           else (9.0 if names[0] == "f" else "w")))) if names[0] != "f" else d[["f"]].replace([1.5, 3.0], [7.0, 8.0] if many else 9.0))
op("replace_in", pick([0]))(lambda d, o, z: d[["f", "s", "h"]].replace({"f": {1.5: 2.5}, "s": {"a": "z"}}))
op("replace_regex_in", pick([0]))(lambda d, o, z: d[["x", "s"]].replace({"x": {"a": "Z", "^b": "Q"}, "s": {"B": "bb"}}, regex=True))
op("replace_null", pick([0]))(lambda d, o, z: d["s"].replace({np.nan: "none", "a": "A"}) if d["s"].notna().any() else None)
op("rename_index", pick([0]))(lambda d, o, z: d[["h"]].rename(index={0: 100, 3: -3}) if str(d.index.dtype) == "int64" else None)
op("prefix", pick(["p_"], FLAG))(lambda d, o, p, front: (d["f"].add_prefix(p) if front else d["f"].add_suffix(p)) if str(d.index.dtype) != "datetime64[ns]" else None)
op("clip_map", pick([0]))(lambda d, o, z: d[["f", "i"]].clip(lower=pd.Series({"f": -1.0, "i": 0}), axis=1).astype({"i": "int64"}) if len(d) else None)
op("like", pick(["i", "zz", "h"]))(lambda d, o, t: d[["h", "i", "x"]].rename(columns={"h": "hi"}).filter(like=t) if t != "zz" else None)
op("regex", pick(["^h", "i$", "[hx]"]))(lambda d, o, p: d[["h", "i", "x"]].rename(columns={"h": "hi"}).filter(regex=p))
op("items", pick([0]))(lambda d, o, z: d.filter(items=["x", "nope", "h"]))
op("rank_rows", pick(["average", "min", "max", "first", "dense"], ["keep", "top", "bottom"], FLAG, FLAG))(
    lambda d, o, m, na, up, pct: d[["f", "i", "h", "b"]].astype("float64").rank(axis=1, method=m, na_option=na, ascending=bool(up), pct=bool(pct)))
# two tables
op("corrwith", pick(["f", "i"]))(lambda d, o, c: d[["f", "i", "h", "b"]].corrwith(d[c]) if len(d) else None)
op("corrwith_other", pick(["f", "z"]))(lambda d, o, c: d[["f", "i", "h"]].corrwith(o[c]) if len(d) and len(o) else None)
op("corrwith_frame", pick([0]))(lambda d, o, z: d[["i", "f", "h"]].corrwith(o[["f", "i", "z"]]) if len(d) and len(o) else None)


def changed(d, seed):
    e = d[["f", "s", "i"]].copy()
    for at in range(seed, len(e), 3):
        e.iloc[at, 0] = 77.5
    if seed == 1 and len(e) > 2:
        e.iloc[2, 1] = "other"
    return e


def compared(d, seed, shape, equal):
    out = d[["f", "s", "i"]].compare(changed(d, seed), keep_shape=bool(shape), keep_equal=bool(equal))
    out.columns = ["_".join(c) for c in out.columns]
    return out if len(out.columns) else None


op("compare", pick([0, 1, 20], FLAG, FLAG))(lambda d, o, s, shape, equal: compared(d, s, shape, equal) if len(d) and not (shape and not equal) else None)
op("equals", pick([0, 1, 20]))(lambda d, o, s: d[["f", "s", "i"]].equals(changed(d, s)))
op("equals_other", pick([0]))(lambda d, o, z: d[["i", "f"]].equals(o[["i", "f"]]) if type(d.index) is type(o.index) else None)


# groups
def some(d, k):
    return len(d) and d[k].notna().any()


HOW = ["linear", "lower", "higher", "midpoint", "nearest"]
op("gb_quantile", pick(HOW, [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1], ["b", "i", "s"], ["f", "w"]))(
    lambda d, o, how, q, k, c: d.groupby(k)[[c]].quantile(q, interpolation=how).astype("float64") if some(d, k) else None)
op("gb_quantiles", pick(HOW, ["b", "i"], ["f", "w"]))(
    lambda d, o, how, k, c: d.groupby(k)[[c]].quantile([0.2, 0.7], interpolation=how).astype("float64") if some(d, k) else None)
op("gb_describe", pick(["b", "i"]))(
    lambda d, o, k: (lambda r: r.set_axis(["f_" + c for c in r.columns], axis=1).astype({"f_count": "int64"}))(d.groupby(k)["f"].describe(percentiles=[0.1, 0.9])) if some(d, k) else None)
op("gb_pct", pick(["b", "i", "s"], [1, 2, -1]))(
    lambda d, o, k, n: d.dropna(subset=[k]).assign(f=lambda e: e.f.abs() + 1).groupby(k)[["f"]].pct_change(n) if some(d, k) and n > 0 else None)
op("gb_largest", pick(["nlargest", "nsmallest"], ["first", "last"], [0, 1, 2, 3], ["b", "i", "s"], ["f", "h"]))(
    lambda d, o, f, keep, n, k, c: getattr(d.groupby(k)[c], f)(n, keep=keep).to_frame() if some(d, k) and (keep == "first" or d[c].notna().all() and (d.groupby(k)[c].size() > n).all()) and n > 0 else None)
op("gb_fill", pick(["ffill", "bfill"], [1, 2], ["b", "i"], ["f", "x", "t"]))(lambda d, o, f, n, k, c: getattr(d.groupby(k)[[c]], f)(limit=n) if len(d) else None)
op("gb_ngroup", pick(["s", "i", "b"], FLAG))(lambda d, o, k, up: d.dropna(subset=[k]).groupby(k).ngroup(ascending=bool(up)).rename("") if some(d, k) else None)
op("gb_nth", pick(["0,2", "-1", "1,0", "0,-1", "5"], ["b", "i"]))(
    lambda d, o, n, k: d.groupby(k)[["h", "x"]].nth([int(v) for v in n.split(",")]) if some(d, k) else None)
op("gb_level", pick(["sum", "mean", "count"]))(
    lambda d, o, f: getattr(d.set_index(["s", "b"])[["f"]].groupby(level="b"), f)() if len(d) else None)
op("gb_level_one", pick(["max", "min"]))(lambda d, o, f: getattr(d.set_index("i")[["f", "h"]].groupby(level=0), f)() if len(d) else None)
op("gb_grouper", pick(["D", "12H", "W", "M", "MS", "2D"], ["sum", "count", "max"], FLAG))(
    lambda d, o, rule, f, two: getattr(d[d["t"].notna()].groupby([pd.Grouper(key="t", freq=rule), "b"])[["f"]], f)() if d["t"].notna().any() else None)
op("gb_counts", pick(["s", "b"], ["i", "x"], FLAG, FLAG))(
    lambda d, o, k, c, norm, up: d.groupby(k)[c].value_counts(normalize=bool(norm), ascending=bool(up)).to_frame("count").sort_index() if some(d, k) and d[[k, c]].dropna().shape[0] else None)


# groups: missing values that count, correlations, fillers
def keyed(d, k):
    return d.dropna(subset=[k]) if d[k].isna().any() else d


op("gb_skip", pick(["any", "all", "idxmin", "idxmax"], ["b", "i", "s"], ["f", "h"]))(
    lambda d, o, f, k, c: getattr(d.groupby(k)[[c]], f)(skipna=False) if some(d, k) else None)
op("gb_skip_running", pick(["cumsum", "cumprod", "cummin", "cummax"], ["b", "i"], ["f"]))(
    lambda d, o, f, k, c: getattr(d.groupby(k)[[c]], f)(skipna=False) if len(d) else None)
op("gb_nunique", pick(["b", "i", "s"], FLAG))(
    lambda d, o, k, drop: d.groupby(k)[["f", "x", "t", "h", "c"]].nunique(dropna=bool(drop)) if some(d, k) else None)
METHODS = ["pearson", "spearman", "kendall"]
op("gb_corrwith", pick(METHODS, ["b", "i"], ["f", "h"]))(
    lambda d, o, m, k, c: d.groupby(k)[["f", "w", "u"]].corrwith(d[c], method=m) if some(d, k) else None)
op("gb_corrwith_other", pick(METHODS, ["b"], FLAG))(
    lambda d, o, m, k, drop: d.groupby(k)[["f", "i"]].corrwith(o[["f", "i", "z"]], method=m, drop=bool(drop)) if some(d, k) and len(o) and d.index.is_unique else None)
op("gb_corr", pick(METHODS, [1, 3], ["b", "i"]))(
    lambda d, o, m, least, k: d.groupby(k)[["f", "w", "u"]].corr(method=m, min_periods=least) if some(d, k) else None)
op("gb_cov", pick([1, 3], [0, 1], ["b", "i"]))(
    lambda d, o, least, ddof, k: d.groupby(k)[["f", "w", "u"]].cov(min_periods=least, ddof=ddof) if some(d, k) and (ddof == 1 or d["f"].notna().all()) else None)
op("gb_fillna", pick(["b", "i"], FLAG))(
    lambda d, o, k, each: (d.groupby(k)[["f", "x"]].fillna({"f": 9.5, "x": "none"}) if each else d.groupby(k)[["f"]].fillna(-1.5)) if some(d, k) else None)
op("gb_pct_limit", pick(["b", "i"], [1, 2], ["", 1, 2]))(
    lambda d, o, k, n, limit: d.assign(f=d.f.abs() + 1).groupby(k)[["f"]].pct_change(n, **({"fill_method": None} if limit == "" else {"limit": limit})) if some(d, k) else None)
op("corrwith_by", pick(METHODS, ["f", "i"]))(lambda d, o, m, c: d[["f", "i", "h", "b"]].astype("float64").corrwith(d[c].astype("float64"), method=m) if len(d) else None)
op("corrwith_frame_by", pick(METHODS, FLAG))(
    lambda d, o, m, drop: d[["i", "f", "h"]].corrwith(o[["f", "i", "z"]], method=m, drop=bool(drop)) if len(d) and len(o) else None)


if __name__ == "__main__":
    generate("further_names.tsv", 28, frames, skipped=0.4)
