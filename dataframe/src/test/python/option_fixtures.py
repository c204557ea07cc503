"""Writes options.tsv: what pandas makes of options of its verbs.   usage: /usr/bin/python3 option_fixtures.py

Tables and lines as verb_fixtures.py writes them; OptionsTest says how each case is called in Bask.
"""

import os
import runpy
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
HERE = os.path.dirname(__file__)
base = runpy.run_path(os.path.join(HERE, "verb_fixtures.py"))
df, other, small = base["df"].iloc[:25].copy(), base["other"], base["small"]
numbers = df[["f", "k", "n", "b"]]
floats = df[["f"]].assign(h=df.f * 2 + df.n)
C = {}


def whole(frame, *names):
    return frame.astype({name: "Int64" for name in names})


# missing values
C["dropna thresh"] = df.dropna(thresh=7)
C["dropna thresh subset"] = df.dropna(thresh=2, subset=["g", "f", "t"])
C["dropna all"] = df.dropna(how="all", subset=["g", "f"])
C["dropna axis"] = df.dropna(axis=1)
C["dropna axis thresh"] = df.dropna(axis=1, thresh=23)
for limit in (1, 2):
    C["ffill %d" % limit] = df[["f", "g", "t"]].ffill(limit=limit)
    C["bfill %d" % limit] = df[["f", "g", "t"]].bfill(limit=limit)
# shifts
for n in (1, 3, -2, 40, 0):
    C["shift fill %d" % n] = df[["k", "n"]].shift(n, fill_value=-1)
    C["shift fill group %d" % n] = df.groupby("b")[["k", "n"]].shift(n, fill_value=7)
C["shift fill text"] = df.c.astype("object").shift(2, fill_value="none")
# where
C["where frame"] = floats.where(floats > 0)
C["where frame value"] = floats.where(floats > 0, -1.0)
C["where frame frame"] = floats.where(floats > 0, -floats)
C["mask frame"] = floats.mask(floats > 0, 0.0)
C["mask series"] = floats.mask(df.k > 4, -9.0)
C["where other columns"] = df[["k", "n"]].where(df[["k"]] > 4, 0)
C["where series of other columns"] = df[["k", "n"]].where(df.b, df.id, axis=0)
C["series where"] = df.f.where(df.assign(z=df.k + df.n).z > 2, 0.0)
# same rows, also where labels repeat
again = df.assign(r=df.k % 3).set_index("r")
C["frame frame repeated"] = again[["k", "n"]] * (again[["k", "n"]] + 1)
C["frame series repeated"] = again[["k", "n"]].mul(again.assign(z=again.k + 1).z, axis=0)
C["series series repeated"] = again.k * again.assign(k=again.n + 1).k
C["filter other"] = df[df.assign(z=df.k * 2).z > 8][["id", "k"]]
# between
for ends in ("both", "left", "right", "neither"):
    C["between " + ends] = df.k.between(3, 7, inclusive=ends)
# n largest
for keep in ("first", "last", "all"):
    C["nlargest " + keep] = df.nlargest(4, "k", keep=keep)[["id", "k"]]
    C["nsmallest " + keep] = df.nsmallest(4, "k", keep=keep)[["id", "k"]]
    C["series nlargest " + keep] = df.k.nlargest(4, keep=keep)
    C["series nsmallest " + keep] = df.n.nsmallest(6, keep=keep)
# names and dtypes
C["rename function"] = df[["id", "k"]].rename(columns=str.upper)
C["round map"] = floats.div(3).round({"f": 1, "h": 2})
C["astype map"] = df[["k", "n", "b"]].astype({"k": "float64", "n": "int64", "b": "int8"})
C["astype all"] = df[["k", "n"]].astype("float32")
# windows over tables
for op in ("mean", "sum", "min", "max", "count", "std"):
    C["rolling " + op] = getattr(numbers[["f", "k", "n"]].rolling(3, min_periods=1), op)()
C["rolling center"] = numbers[["k", "n"]].rolling(4, center=True).mean()
C["expanding"] = numbers[["f", "k", "n"]].expanding(2).sum()
C["ewm"] = numbers[["k", "n"]].ewm(com=2).mean()
C["rank"] = df[["f", "k", "n"]].rank()
C["rank dense"] = df[["f", "k"]].rank(method="dense", ascending=False, pct=True)
C["pct_change"] = df[["k"]].pct_change(2)
C["map"] = whole(df[["k", "n"]].applymap(lambda x: x * 3 + 1), "k", "n").astype("int64")
timed = df.dropna(subset=["t"]).sort_values("t", kind="stable")
C["rolling time"] = timed[["t", "k"]].rolling("36h", on="t").sum()
# summaries
for how in ("linear", "lower", "higher", "midpoint", "nearest"):
    C["quantile " + how] = df[["f", "k", "n"]].quantile([0.1, 0.3, 0.5, 0.75], interpolation=how).astype("float64")
    C["series quantiles " + how] = df.k.quantile([0, 0.33, 0.5, 1], interpolation=how).astype("float64")
C["series describe"] = df.f.describe(percentiles=[0.1, 0.9])
C["sum min_count"] = "%.6f" % df.f.sum(min_count=3)
C["sum min_count nan"] = "%s" % str(df.f.sum(min_count=100)).replace("nan", "NaN")
C["prod min_count"] = "%.6f" % df.f.head(0).append(df.f.replace(0, 1)).prod(min_count=3)
C["sem ddof"] = "%.6f" % df.f.sem(ddof=0)
C["table sem ddof"] = df[["f", "k"]].sem(ddof=0)
C["corr min_periods"] = "%.6f" % df.f.corr(df.k, min_periods=5)
C["corr min_periods nan"] = str(df.f.corr(df.k, min_periods=50)).replace("nan", "NaN")
C["cov ddof"] = "%.6f" % df.f.cov(df.k, min_periods=5, ddof=0)
C["mode dropna"] = df.g.mode(dropna=False)
C["mode floats"] = df.f.mode(dropna=False)
bins = df.k.value_counts(bins=3, sort=False)
bins.index = [str(i) for i in bins.index]
C["value_counts bins"] = bins
# series order
for up in (True, False):
    for first in (True, False):
        C["series sort %s %s" % (up, first)] = df.f.sort_values(ascending=up, na_position="first" if first else "last", kind="stable") \
            if up else df.iloc[::1].sort_values("f", ascending=False, na_position="first" if first else "last", kind="stable").f
C["series sort_index"] = df.k.sort_index(ascending=False)
# cut
def texted(series):
    return series.astype("string").astype("object").where(series.notna(), np.nan)


C["cut left"] = texted(pd.cut(df.f, [-3.0, 0.0, 2.5], right=False))
C["cut left whole"] = texted(pd.cut(df.k, [0, 4, 10], right=False))
C["cut lowest"] = texted(pd.cut(df.k, [1.0, 4.0, 9.0], include_lowest=True))
C["cut labels"] = texted(pd.cut(df.k, [0, 3, 6, 9], labels=["low", "mid", "high"]))
# texts
text = df.c.astype("object") + "-" + df.g + "-" + df.k.astype(str)
for n in (1, 2, 3):
    made = text.str.split("-", n=n, expand=True).reindex(columns=range(n + 1))
    made.columns = [str(x) for x in made.columns]
    C["split %d" % n] = made.astype("object").where(made.notna(), np.nan)
    made = text.str.rsplit("-", n=n, expand=True).reindex(columns=range(n + 1))
    made.columns = [str(x) for x in made.columns]
    C["rsplit %d" % n] = made.astype("object").where(made.notna(), np.nan)
made = text.str.partition("-")
made.columns = [str(x) for x in made.columns]
C["partition"] = made.where(made.notna(), np.nan)
made = text.str.extract(r"([a-z])(?P<last>[a-z])-(?:.*)-(\d)[(]?")
made.columns = [str(x) for x in made.columns]
C["extract"] = made
# dummies
for name, args in (("plain", {}), ("first", {"drop_first": True}), ("nan", {"dummy_na": True}), ("sep", {"prefix_sep": "="})):
    C["dummies " + name] = pd.get_dummies(df[["id", "g", "c"]], columns=["g", "c"], **args).pipe(
        lambda d: d.astype({c: bool for c in d.columns if c != "id"}))
# groups
C["groupby series"] = df.groupby(df.k % 2)[["n"]].sum().rename_axis("k_key")
C["groupby series named"] = df.groupby((df.k > 4).rename("big"))[["n", "f"]].mean()
C["groupby two series"] = df.groupby([(df.k > 4).rename("big"), df.b.rename("yes")])[["n"]].max()
C["cumcount down"] = df.groupby("b").cumcount(ascending=False)
# labels
labelled = small.set_index("key").rename_axis(None)
C["join on"] = df.join(labelled, on="k")[["id", "k", "label"]]
C["join on labelled"] = df.set_index("g").join(labelled, on="k")[["id", "k", "label"]]
for how in ("inner", "left", "right", "outer"):
    a, b = df[["k", "f"]].align(df.iloc[3:9][["f", "n"]], join=how, axis=0)
    C["align left " + how] = whole(a, "k") if a.k.isna().any() else a
    C["align right " + how] = whole(b, "n") if b.n.isna().any() else b
C["isin table"] = df[["k", "f", "g"]].isin(df.iloc[2:20][["k", "f"]].assign(k=lambda x: x.k.where(x.k > 4, 0)))
# pivots
pivot = df.assign(g2=df.b.map({True: "y", False: "n"})).pivot_table(["f", "n"], "k", "g2", aggfunc=["mean", "max"])
pivot.columns = ["_".join(c) for c in pivot.columns]
C["pivot several"] = pivot.reindex(columns=["mean_f_n", "mean_f_y", "mean_n_n", "mean_n_y", "max_f_n", "max_f_y", "max_n_n", "max_n_y"]) \
    .pipe(lambda p: whole(p, "max_n_n", "max_n_y"))
# times
C["to_datetime unit"] = pd.to_datetime(df.k, unit="D")
C["to_timedelta unit"] = pd.to_timedelta(df.n.astype("int64"), unit="h")


def main():
    write = runpy.run_path(os.path.join(HERE, "print_fixtures.py"))
    with open(base["OUT"] % "options", "w", encoding="utf-8") as out, \
            pd.option_context("display.max_rows", 5000, "display.width", 400, "display.max_columns", 60):
        for name, table in (("left", df), ("right", other), ("small", small)):
            out.write("table\t" + name + "\n")
            write["write"](out, "table", table, "")
        for name, result in C.items():
            out.write("expect\t" + name + "\n")
            for line in write["plain"](str(result)).split("\n"):
                out.write("|" + line + "\n")


if __name__ == "__main__":
    main()
