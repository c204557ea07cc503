"""Writes pair_names.tsv: two tables beside each other, rows across, changes within groups and pivots, by pandas.   usage: pair_name_fixtures.py [FILE FRAMES SEED]

Lines as named_operations.py writes them; PairNamesTest says how each call is made in Bask.
"""

import warnings

import numpy as np
import pandas as pd

from named_operations import FLAG, frames as tables, generate, op, pick, rng

warnings.simplefilter("ignore")
NUMBERS = ["f", "g", "i"]


def frames():
    d, o = tables()
    d["at"] = [pd.Timestamp("2024-01-01") + pd.Timedelta(hours=12 * v) for v in rng.sample(range(2 * len(d) + 1), len(d))]
    d["at"] = d["at"].astype("datetime64[ns]")
    return d, o


def some(d, *names):
    return len(d) > 0 and all(d[name].notna().any() for name in names)


# rows across
op("corr_rows", pick(["pearson", "spearman", "kendall"], FLAG))(
    lambda d, o, method, drop: d[NUMBERS].corrwith(o[NUMBERS], axis=1, method=method, drop=bool(drop)).sort_index().astype("float64") if len(d) and len(o) else None)
op("rank_rows", pick(["average", "min", "max", "first", "dense"], ["keep", "top", "bottom"], FLAG, FLAG))(
    lambda d, o, ties, missing, ascending, share: d[NUMBERS + ["s"]].assign(k=d["f"]).rank(axis=1, method=ties, na_option=missing, ascending=bool(ascending), pct=bool(share), numeric_only=True)
    if len(d) else None)

# changes within groups
LIMITS = [0, 0, 1, 2]


def change(d, key, rows, fill, limit, freq):
    table = d.set_index("at") if freq else d
    if not some(d, key):
        return None
    done = table.groupby(key)[["f", "i"]].pct_change(rows, fill_method=None if fill == "none" else fill, limit=None if fill == "none" else limit or None, **({"freq": freq} if freq else {}))
    return done.reindex(table.index)


op("change_rows", pick(["b", "s", "h"], [1, 2, -1], ["ffill", "bfill", "none"], LIMITS))(lambda d, o, key, rows, fill, limit: change(d, key, rows, fill, limit, ""))
op("change_steps", pick(["b", "s", "h"], [1, 2, -1], ["ffill", "bfill", "none"], LIMITS, ["12H", "D"]))(
    lambda d, o, key, rows, fill, limit, freq: change(d, key, rows, fill, limit, freq))

# two tables
HOW = {"left": lambda x, y: x, "right": lambda x, y: y, "sum": lambda x, y: x + y, "less": lambda x, y: x.where(x < y, y)}
op("combine", pick(list(HOW), ["", 2.5]))(
    lambda d, o, how, fill: d[["f", "g"]].combine(o[["g", "f", "z"]], HOW[how], fill_value=None if fill == "" else fill).astype("float64").sort_index().sort_index(axis=1) if len(d) and len(o) else None)


# pivots
def joined(table):
    table = table.set_axis(["_".join(str(x) for x in c) for c in table.columns] if table.columns.nlevels > 1 else [str(c) for c in table.columns], axis=1)
    return table.astype("float64") if table.columns.is_unique and table.index.is_unique else None  # pandas repeats some levels


def keyed(d):
    """Keys that are whole numbers, and one that is missing in some rows."""
    return d.assign(b=d["b"].astype("int64"), h=d["h"].astype("int64"), m=d["h"].where(d["b"]).astype("float64"))


INDEX, TOP = ["b", "h", "b,h", "s,h", "m,h", "m,b"], ["b,s", "s,h", "s", "m", "s,m", "m,h"]


def apart(index, columns):
    return not set(index.split(",")) & set(columns.split(","))


op("pivot_columns", pick(INDEX, TOP, ["mean", "max", "count", "sum"], FLAG))(
    lambda d, o, index, columns, how, empty: joined(keyed(d).pivot_table("f", index.split(","), columns.split(","), aggfunc=how, dropna=not empty))
    if some(d, "f", "s") and apart(index, columns) else None)
op("crosstab_columns", pick(INDEX, TOP, ["", "index", "columns", "all"], FLAG))(
    lambda d, o, index, columns, share, empty: joined(pd.crosstab(
        [keyed(d)[c] for c in index.split(",")], [keyed(d)[c] for c in columns.split(",")], normalize=share or False, dropna=not empty))
    if some(d, "s") and apart(index, columns) else None)


if __name__ == "__main__":
    generate("pair_names.tsv", 24, frames)
