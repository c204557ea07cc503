"""Writes detail_names.tsv: rarer options of names, on random tables by pandas.   usage: detail_name_fixtures.py [FILE FRAMES SEED]

Lines as named_operations.py writes them; DetailNamesTest says how each call is made in Bask. Lists are written as "[a][b]", missing elements as "[-]".
"""

import re
import warnings

import numpy as np
import pandas as pd

from named_operations import FLAG, frames as tables, generate, maybe, op, pick, rng

warnings.simplefilter("ignore")
TEXTS = ["", "abc", "a-b-c", "a1b22c333", "--a--", "  lead", "trail \t", "x1y22", "𝒳y𝒳", "Ab Cd-eF gh", "a\nb\tc", "日本語 x", "a b  c   d", " ", "aab", "1", "a-1b", "äÖ-ß"]


def frames():
    d, o = tables()
    d["x"] = pd.Series([maybe(rng.choice(TEXTS), 0.15) for _ in range(len(d))], index=d.index, dtype="object")
    return d, o


def named(frame):
    frame = frame.copy()
    frame.columns = [str(c) for c in frame.columns]
    return frame.astype("object").where(frame.notna(), np.nan)


def renamed(frame):
    return frame.rename(columns=str)


def lists(series):
    if not series.notna().any():
        return None
    return series.map(lambda v: "".join("[%s]" % ("-" if e is None else e) for e in v) if isinstance(v, list) else v).astype("object")


# texts
PATTERNS = ["-", "[-0-9]", "([0-9])", "([a-c])|([0-9]+)", "", "(?:a|b)?", "[0-9]+", "\\s+", "(b)(c)?", "x*", "(?<=b)"]
MOST = [-1, 0, 1, 2, 3]


def part(d, lists, at):
    if not d["x"].notna().any():
        return None
    return lists.map(lambda v: v[at] if isinstance(v, list) and -len(v) <= at < len(v) else None).astype("object")


op("split_regex", pick(PATTERNS, [0, 1, 2, -1, -2], MOST))(lambda d, o, p, at, n: part(d, d["x"].str.split(p, n=n, regex=True), at))
op("split_regex_list", pick(PATTERNS, MOST))(lambda d, o, p, n: lists(d["x"].str.split(p, n=n, regex=True)))
op("split_regex_columns", pick(PATTERNS))(lambda d, o, p: named(d["x"].str.split(p, expand=True, regex=True)) if d["x"].notna().any() else None)


def columns(d, p, n):
    made = d["x"].str.split(p, n=n, expand=True, regex=True)
    return named(made.reindex(columns=range(n * (1 + re.compile(p).groups) + 1)))


op("split_regex_some", pick(PATTERNS, [1, 2, 3]))(lambda d, o, p, n: columns(d, p, n) if d["x"].notna().any() else None)
SEPARATORS = ["-", "", "a", "--", "b"]
op("split_list", pick(SEPARATORS, MOST))(lambda d, o, s, n: lists(d["x"].str.split(s or None, n=n, regex=False)))
op("rsplit_list", pick(SEPARATORS, MOST))(lambda d, o, s, n: lists(d["x"].str.rsplit(s or None, n=n)))

# categories
FIRST = ["B", "a", "ab", "", "日"]
op("cat_codes", pick([0]))(lambda d, o, z: d["c"].cat.set_categories(FIRST).cat.codes.astype("int64"))


def recoded(d, change):
    return change(d["c"].cat.set_categories(FIRST).cat)


op("cat_added", pick([0]))(lambda d, o, z: recoded(d, lambda c: c.add_categories(["x", "y"])).cat.codes.astype("int64"))
op("cat_removed", pick([0]))(lambda d, o, z: recoded(d, lambda c: c.remove_categories(["a", "日"])).astype("object"))
op("cat_renamed", pick(FLAG))(lambda d, o, some: recoded(d, lambda c: c.rename_categories({"a": "A", "zz": "q"} if some else list("PQRST"))).astype("object"))
op("cat_ordered", pick([0]))(lambda d, o, z: recoded(d, lambda c: c.reorder_categories(FIRST[::-1])).cat.codes.astype("int64"))
op("cat_filter", pick([1, 2, 3]))(lambda d, o, n: d[d["c"].cat.set_categories(FIRST).cat.codes > n][["i", "f"]])
# values beside
WANTED = {"f": [0.0, 1.5], "s": ["a", ""], "i": [0, 1, 2], "b": [True], "t": [pd.Timestamp("2023-12-28")]}


def beside(series, wanted, how, limit):
    """Values that none comes before (or behind) stay: pandas makes all of them the first (or last) one."""
    mask = series.isin(wanted)
    lead = mask.cummin() if how == "ffill" else mask[::-1].cummin()[::-1]
    return series.where(lead, series.replace(wanted, method=how, limit=limit or None)) if len(series) else None


op("replace_fill", pick(["f", "s", "i", "b", "t"], ["ffill", "bfill"], [0, 1, 2], FLAG))(
    lambda d, o, c, how, n, nan: beside(d[c], WANTED[c] + ([np.nan] if nan and c in "fs" else []), how, n))
op("replace_fill_frame", pick(["ffill", "bfill"], [0, 1]))(
    lambda d, o, how, n: d[["f", "g", "s"]].apply(lambda x: beside(x, [1.5, 0.0, "a"], how, n)) if len(d) else None)
# tables
HOW = ["outer", "inner", "left", "right"]
op("ordered_on", pick(HOW, ["", "ffill"], FLAG))(
    lambda d, o, how, fill, same: pd.merge_ordered(d[["i", "f", "s"]].reset_index(drop=True), o.rename(columns={} if same else {"i": "j"}).reset_index(drop=True),
                                                   left_on="i", right_on="i" if same else "j", how=how, fill_method=fill or None) if len(d) and len(o) else None)
op("ordered_two", pick(["outer", "left"], ["", "ffill"]))(
    lambda d, o, how, fill: pd.merge_ordered(d[["i", "h", "s"]].astype({"h": "int64"}).reset_index(drop=True), o.assign(k=range(len(o))).rename(columns={"i": "j"})[["j", "k", "z"]].reset_index(drop=True),
                                             left_on=["i", "h"], right_on=["j", "k"], how=how, fill_method=fill or None) if len(d) and len(o) else None)
op("ordered_by", pick(["outer", "left"], ["", "ffill"]))(
    lambda d, o, how, fill: pd.merge_ordered(d[["i", "b", "f"]].reset_index(drop=True), o[["i", "z"]].rename(columns={"i": "j"}).reset_index(drop=True),
                                             left_on="i", right_on="j", left_by="b", how=how, fill_method=fill or None) if len(d) and len(o) else None)
op("concat_numbered", pick(["inner", "outer"], FLAG))(
    lambda d, o, how, many: renamed(pd.concat([d[["f", "i"]], o] + ([d[["s", "f"]]] if many else []), axis=1, ignore_index=True, join=how).sort_index()) if len(d) and len(o) else None)
op("shift_across", pick([1, 2, -1, -3, 0, 9]))(lambda d, o, n: d[["f", "g", "i", "s"]].shift(n, axis=1) if len(d) else None)
op("shift_across_filled", pick([1, 2, -1, 0, 9]))(lambda d, o, n: d[["f"]].assign(k=d["f"] + 1, l=d["f"] * 2).shift(n, axis=1, fill_value=7.5))

# curves
def curve(d, o, method, direction, limit, by):
    """By ascending numbers, of which no two are equal; pandas needs two of them."""
    at = sorted(rng.sample(range(60), len(d)))
    out = d[[]].assign(y=[maybe(rng.choice([0.0, 1.5, -2.25, 3.0, 0.5, 7.0, rng.uniform(-9, 9)]), 0.5) for _ in at], at=np.array(at, dtype="int64")).reset_index(drop=True)
    y = out["y"].astype("float64")
    if y.notna().sum() < (3 if method == "akima" else 2):
        return None
    if by:
        y.index = out["at"] if by == 1 else pd.Timestamp("2024-01-01") + pd.to_timedelta(out["at"] * 7, unit="h")
    done = y.interpolate(method, limit_direction=direction, limit=limit or None)
    return out.assign(y=y.values, done=done.values)


op("curve", pick(["slinear", "pchip", "akima", "from_derivatives", "piecewise_polynomial"], ["forward", "backward", "both"], [0, 1], [0, 1, 2]))(curve)


if __name__ == "__main__":
    generate("detail_names.tsv", 14, frames)
