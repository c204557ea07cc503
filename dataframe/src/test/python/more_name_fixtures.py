"""Writes more_names.tsv: groups, merges, texts and dates of random tables by pandas.   usage: more_name_fixtures.py [FILE FRAMES SEED]

Lines as in named_operations.py; MoreNamesTest says how each call is made in Bask.
"""

import numpy as np
import pandas as pd

from named_operations import FLAG, NUMBERS, frames as tables, generate, maybe, op, pick, rng

RICH = ["", "abc", "a-b-c", "ÄöÜß", "日本語 x", "  lead", "trail \t", "x1y22", "NA", "A.b", "𝒳y", "Ab Cd eF", "-12", "+3.5", "1e3", "aaa", "ǆ", "İi", "ΑΣ",
        "½²", "٣", "a\nb", "O'Neil", "(x)", "$1", "--", "ab,cd;ef"]
AGG = ["sum", "mean", "min", "max", "std", "count", "median", "first", "last", "nunique", "prod", "var"]
KEYS = ["s", "c", "i", "f", "b"]


def frames():
    d, o = tables()
    d["x"] = pd.Series([maybe(rng.choice(RICH), 0.15) for _ in range(len(d))], index=d.index, dtype="object")
    return d, o


def fits(d, key, column):
    return key != column and len(d) > 0


def keeps(f, column):
    """Sums of narrow whole numbers are int64 in Bask, always."""
    return f not in ("sum", "prod") or column in ("f", "i", "d")


def grouped(d, key, drop, **more):
    return d.groupby(key, dropna=bool(drop), observed=True, **more)


def plain(labels):
    """Results labelled by categories, labelled by their texts."""
    out = labels.copy()
    if isinstance(out.index, pd.CategoricalIndex):
        out.index = out.index.astype("object").rename(out.index.name)
    return out


op("gb_transform", pick(AGG, KEYS, NUMBERS, FLAG))(
    lambda d, o, f, k, c, drop: grouped(d, k, drop)[[c]].transform(f) if fits(d, k, c) and (k != "c" or drop) and keeps(f, c) else None)
op("gb_rank", pick(["average", "min", "max", "first", "dense"], ["keep", "top", "bottom"], FLAG, FLAG, ["s", "b", "i"], NUMBERS))(
    lambda d, o, m, na, up, pct, k, c: d.dropna(subset=[k]).groupby(k)[[c]].rank(method=m, na_option=na, ascending=bool(up), pct=bool(pct)) if fits(d, k, c) else None)
op("rank_all", pick(["average", "min", "max", "first", "dense"], ["keep", "top", "bottom"], FLAG, FLAG, NUMBERS))(
    lambda d, o, m, na, up, pct, c: d[c].rank(method=m, na_option=na, ascending=bool(up), pct=bool(pct)))
op("gb_shift", lambda: [rng.randint(-3, 3), rng.choice(["s", "b", "i"]), rng.choice(["f", "x", "t", "d"]), rng.choice(FLAG)])(
    lambda d, o, n, k, c, drop: grouped(d, k, drop)[[c]].shift(n) if fits(d, k, c) else None)
op("gb_running", pick(["cumsum", "cummin", "cummax", "cumprod"], ["s", "b", "i"], ["f", "g"], FLAG))(
    lambda d, o, f, k, c, drop: getattr(grouped(d, k, drop)[[c]], f)() if fits(d, k, c) and (c == "f" or f in ("cummin", "cummax")) else None)
op("gb_fill", pick(["ffill", "bfill"], ["s", "b", "i"], ["f", "x", "t"], FLAG))(
    lambda d, o, f, k, c, drop: getattr(grouped(d, k, drop)[[c]], f)() if fits(d, k, c) and (drop or not d[k].isna().any()) else None)
op("gb_diff", lambda: [rng.randint(-2, 3), rng.choice(["s", "b", "i"]), rng.choice(["f"])])(
    lambda d, o, n, k, c: d.dropna(subset=[k]).groupby(k)[[c]].diff(n) if fits(d, k, c) else None)
op("gb_nth", lambda: [rng.randint(-3, 3), rng.choice(["s", "b", "i"]), rng.choice(FLAG)])(
    lambda d, o, n, k, sort: d.groupby(k, sort=bool(sort))[["h", "f", "x"]].nth(n) if fits(d, k, "") and sort else None)
op("gb_head", lambda: [rng.choice(["head", "tail"]), rng.randint(-2, 3), rng.choice(["s", "b", "i"]), rng.choice(FLAG)])(
    lambda d, o, f, n, k, drop: getattr(grouped(d, k, drop), f)(n)[["h", "x"]] if fits(d, k, "") else None)
op("gb_agg2", pick(AGG, ["f", "w", "u", "d"], ["s", "b"], ["i", "f", "x"], FLAG, FLAG))(
    lambda d, o, f, c, k, l, sort, drop: grouped(d, [k, l], drop, sort=bool(sort))[[c]].agg(f)
    if c not in (k, l) and len(d) and keeps(f, c) and (c != "d" or f in ("min", "max", "first", "last", "count", "nunique")) and not (not drop and d[[k, l]].isna().any().any()) else None)
op("gb_observed", pick(["sum", "mean", "count", "max"], ["f", "w"]))(
    lambda d, o, f, c: plain(d.groupby("c", observed=False)[[c]].agg(f)) if len(d) and keeps(f, c) else None)
op("gb_size", pick(KEYS, FLAG, FLAG))(
    lambda d, o, k, sort, drop: plain(d.groupby(k, sort=bool(sort), dropna=bool(drop), observed=True).size().to_frame("count"))
    if len(d) and not (k == "c" and not (sort and drop)) else None)
op("gb_ngroup", pick(["s", "i", "b"], FLAG))(
    lambda d, o, k, sort: d.dropna(subset=[k]).groupby(k, sort=bool(sort)).ngroup().rename("") if len(d) else None)
op("gb_cumcount", pick(["s", "i", "b"], FLAG))(lambda d, o, k, up: d.dropna(subset=[k]).groupby(k).cumcount(ascending=bool(up)).rename("") if len(d) else None)
op("gb_quantiles", pick(["s", "b", "i"], ["f", "w"]))(lambda d, o, k, c: d.groupby(k)[[c]].quantile([0.1, 0.5, 1]) if len(d) and d[k].notna().any() else None)
op("gb_rolling", lambda: [rng.choice(["sum", "mean", "max", "count"]), rng.randint(1, 3), rng.choice(["b", "i"])])(
    lambda d, o, f, n, k: getattr(d.reset_index(drop=True).groupby(k)["f"].rolling(n, min_periods=1), f)().reset_index(level=0, drop=True).sort_index() if len(d) else None)
op("gb_value_counts", pick(["s", "b"], ["i", "x"]))(
    lambda d, o, k, c: d.groupby(k)[c].value_counts().to_frame("count").sort_index() if len(d) and d[[k, c]].dropna().shape[0] else None)
op("gb_frame_filter", pick(["s", "i"], FLAG))(lambda d, o, k, n: d.dropna(subset=[k]).groupby(k).filter(lambda g: len(g) > n)[["h", "x"]] if len(d) else None)
op("gb_idx", pick(["idxmin", "idxmax"], ["b", "i"], ["h", "w"]))(lambda d, o, f, k, c: getattr(d.groupby(k)[[c]], f)() if len(d) and isinstance(d.index, pd.RangeIndex) else None)


def merge(d, o, how, key, second, indicator):
    left = d[[key, "h"]].assign(l=range(len(d))).reset_index(drop=True)
    right = d[[key, "h", "w"]].iloc[::-2].reset_index(drop=True).assign(r=lambda x: range(len(x)))
    if not len(d) or key == "h":
        return None
    on = [key, "h"] if second else key
    out = left.merge(right, how=how, on=on, suffixes=("", "_r"), indicator=bool(indicator))
    out = out.sort_values(["l", "r"], na_position="last", kind="stable").reset_index(drop=True)
    if indicator:
        out["_merge"] = out["_merge"].astype("object")
    return out.astype({c: "Int64" for c in out.columns if c in ("l", "r", "w", "h", "h_r") or (c == "i" and key == "i")})


op("merge_all", pick(["left", "right", "inner", "outer"], ["s", "f", "i", "x", "t", "b", "g", "c"], FLAG, FLAG))(merge)
op("join_index", pick(["left", "right", "outer", "inner"]))(lambda d, o, how: d[["f", "x"]].join(o[["z"]], how=how).sort_index())
op("sort_two", lambda: [rng.choice(["s", "f", "i", "x", "t"]), rng.choice(["g", "h", "d"]), rng.choice(FLAG), rng.choice(FLAG), rng.choice(["first", "last"])])(
    lambda d, o, a, b, ua, ub, na: d.sort_values([a, b], ascending=[bool(ua), bool(ub)], na_position=na, kind="stable")[["h", a, b]] if b != "h" else None)
op("counts", pick(["s", "i", "f", "x", "b"], FLAG, FLAG))(
    lambda d, o, c, norm, drop: d[c].value_counts(normalize=bool(norm), dropna=bool(drop)).sort_index() if len(d) and (drop or not d[c].isna().any()) else None)
op("loc_slice", pick([0, 1, 2]))(
    lambda d, o, n: d.sort_index().loc[d.index.min():d.index[n]] if n < len(d) else None)
op("str_plain", pick(["lower", "upper", "title", "capitalize", "swapcase", "len", "strip", "lstrip", "rstrip", "isalpha", "isdigit", "isalnum", "isspace",
                      "islower", "isupper", "istitle", "isnumeric", "isdecimal", "casefold"]))(
    lambda d, o, f: mask(getattr(d["x"].str, f)()))
op("str_pattern", pick(["contains", "match", "fullmatch", "count"], ["a", "^a", "[a-z]+", "[0-9]", "[0-9]+$", "b|c", ".", r"\s", "^$", "(a)(b)", "(?i)AB", "[a-z0-9]+", "[^a-z]", "日"]))(
    lambda d, o, f, p: mask(getattr(d["x"].str, f)(p)))
op("str_plain_text", pick(["startswith", "endswith", "find", "rfind", "removeprefix", "removesuffix", "join"], ["a", "b", "", "-", "ab", "日"]))(
    lambda d, o, f, t: mask(getattr(d["x"].str, f)(t)) if t or f != "removesuffix" else None)
op("str_replace", pick(["a", "", "-", "aa", "日", "$"], ["", "x", "$1", "aa"], [-1, 1, 2], [0]))(
    lambda d, o, a, b, n, r: mask(d["x"].str.replace(a, b, n=n, regex=False)))
op("str_regex", pick(["a", "[a-z]", "[0-9]+", "b|-", r"\s*", "a*", "([a-z])-", "^.", "$|a"], ["", "x", "<>"], [-1, 1, 2]))(
    lambda d, o, a, b, n: mask(d["x"].str.replace(a, b, n=n, regex=True)))
op("str_cut", lambda: [rng.choice(["slice", "get", "zfill", "center", "rjust", "ljust", "repeat"]), rng.randint(-3, 6)])(
    lambda d, o, f, n: mask(getattr(d["x"].str, f)(n) if f != "get" else d["x"].str.get(n)))
op("str_slice", lambda: [rng.randint(-4, 4), rng.randint(-4, 5)])(lambda d, o, a, b: mask(d["x"].str.slice(a, b)))
op("str_split", lambda: [rng.choice(["-", " ", "a", ",", ""]), rng.randint(-2, 3), rng.choice([-1, 1, 2]), rng.choice(["split", "rsplit"])])(
    lambda d, o, sep, at, n, f: mask(getattr(d["x"].str, f)(sep or None, n=n).str.get(at)))
op("str_partition", pick(["-", " ", "a"], [0, 1, 2], ["partition", "rpartition"]))(
    lambda d, o, sep, at, f: mask(getattr(d["x"].str, f)(sep, expand=False).str.get(at)))
op("str_extract", pick(["([0-9])", "([a-z])([a-z])", "^(.)", "(a)|(b)", "(-?[0-9]+[.]?[0-9]*)"]))(
    lambda d, o, p: mask(d["x"].str.extract(p)[0].rename("x")) if len(d) else None)
op("str_findall", pick(["[0-9]", "[a-z]", "([a-z])-", "."], [0, 1, -1]))(lambda d, o, p, n: mask(d["x"].str.findall(p).str.get(n)))
op("str_cat", pick(["", "/"]))(lambda d, o, sep: mask(d["x"].str.cat(d["s"], sep=sep)))
op("str_number", pick([0]))(lambda d, o, z: pd.to_numeric(d["x"].where(d["x"].isin(["NA", "-12", "+3.5", "1e3", "abc"])), errors="coerce"))
op("replace_regex", pick(["a", "^a", "[0-9]+", "b|c"], ["", "x"]))(lambda d, o, p, b: d[["x", "s", "f"]].replace({p: b}, regex=True))
op("dt_field", pick(["year", "month", "day", "hour", "dayofweek", "dayofyear", "quarter", "days_in_month", "is_month_start", "is_month_end", "is_year_start",
                     "is_quarter_end", "is_leap_year"], ["", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]))(
    lambda d, o, f, z: mask(getattr((d["t"].dt.tz_localize("UTC").dt.tz_convert(z) if z else d["t"]).dt, f).where(d["t"].notna())))
op("dt_round", pick(["floor", "ceil", "round"], ["D", "H", "8H", "15min", "5H"], ["", "Asia/Kolkata", "Europe/Berlin"]))(
    lambda d, o, f, r, z: getattr((d["t"].dt.tz_localize("UTC").dt.tz_convert(z) if z else d["t"]).dt, f)(r).pipe(lambda s: s.dt.tz_localize(None) if z else s))
op("dt_text", pick(["%Y-%m-%d", "%d.%m.%y %H:%M", "%j %U %W %a %b", "%I %p %%", "%G-%V-%u"]))(lambda d, o, f: mask(d["t"].dt.strftime(f)))
op("span", pick(["days", "seconds", "microseconds", "total_seconds"]))(
    lambda d, o, f: mask(d["d"].dt.total_seconds() if f == "total_seconds" else getattr(d["d"].dt, f)))
op("resampled", pick(["D", "2D", "12H", "W", "M", "7H"], ["sum", "count", "mean", "max"], FLAG, FLAG))(
    lambda d, o, r, f, right, label: d.dropna(subset=["t"]).sort_values("t", kind="stable").resample(
        r, on="t", closed="right" if right else "left", label="right" if label else "left")[["f"]].agg(f)
    if d["t"].notna().any() and not (right and r not in ("12H", "7H")) and not (label and r in ("W", "M")) else None)
op("ewm", pick(["mean", "var", "std"], ["com:1", "span:3", "halflife:2", "alpha:0.3"], FLAG, FLAG, [0, 2]))(
    lambda d, o, f, how, adjust, ignore, least: getattr(d["f"].ewm(**{how.split(":")[0]: float(how.split(":")[1])}, adjust=bool(adjust),
                                                                 ignore_na=bool(ignore), min_periods=least), f)() if len(d) else None)
op("rolling_time", pick(["6H", "13H", "2D"], ["sum", "mean", "count", "max"], ["left", "right", "both", "neither"]))(
    lambda d, o, w, f, closed: getattr(timed(d).rolling(w, on="t", closed=closed)["f"], f)() if d["t"].notna().any() else None)
op("rolling_options", lambda: [rng.randint(1, 5), rng.choice(FLAG), rng.choice([0, 1, 2]), rng.choice(["sum", "mean", "var", "quantile", "skew"])])(
    lambda d, o, n, center, least, f: (lambda r: r.quantile(0.3) if f == "quantile" else getattr(r, f)())(d["f"].rolling(n, center=bool(center), min_periods=min(least, n)))
    if len(d) else None)
op("describe_mixed", pick(["f,i", "f,u,w", "t", "d"]))(
    lambda d, o, names: d[names.split(",")].describe(datetime_is_numeric=True) if d[names.split(",")].notna().all(axis=None) and len(d) > 1 and names[0] not in "td" else None)
op("explode", pick(["-", "a"]))(lambda d, o, sep: d[["h"]].assign(p=d["x"].str.split(sep)).explode("p"))
op("kendall", pick([1, 3]))(lambda d, o, n: d[["i", "f", "u"]].corr(method="kendall", min_periods=n))
op("clip_frame", pick(["0", "-1"], ["2", "1"]))(lambda d, o, a, b: d[["f", "i"]].clip(float(a), float(b)).astype({"i": "float64"}) if False else d[["f"]].clip(float(a), float(b)))
op("qcut", pick([2, 3, 4]))(lambda d, o, n: qcut(d["f"], n))
op("where_chain", pick(["f", "x", "t"]))(lambda d, o, c: d[c].mask(d["b"]).where(d["i"] > 0))
op("pct_change", pick([1, 2, -1]))(lambda d, o, n: d["f"].abs().add(1).pct_change(n))
op("nlargest_two", pick([1, 3, 5]))(lambda d, o, n: d.nlargest(n, ["i", "h"])[["i", "h"]])
op("drop_dup", pick(["s", "i", "f", "x", "c"], ["first", "last", "False"]))(
    lambda d, o, c, k: d.drop_duplicates(c, keep=False if k == "False" else k)[["h", c]] if c != "h" else None)
op("isin", pick(["x", "s"]))(lambda d, o, c: d[c].isin(["abc", "a", None]))
op("map_dict", pick(["s"]))(lambda d, o, c: d[c].map({"a": "1", "B": "2", "": "3"}))


def qcut(column, n):
    try:
        return pd.qcut(column, n).astype(str).replace("nan", np.nan)
    except ValueError:
        return None


def timed(d):
    return d[["t", "f"]].dropna(subset=["t"]).sort_values("t", kind="stable").reset_index(drop=True)


def mask(column):
    """Results of missing texts are missing, also where pandas says False or 0."""
    return column.rename(None) if column.name is None else column


if __name__ == "__main__":
    generate("more_names.tsv", 30, frames, skipped=0.5)
