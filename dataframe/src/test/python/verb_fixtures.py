"""Writes merge.tsv, order.tsv and so on: small tables and what pandas makes of them, verb by verb.   usage: /usr/bin/python3 verb_fixtures.py

Lines:  table NAME, then the lines of print_fixtures.py;  expect NAME, then the printed result, each line behind a bar.
Every result is printed whole. Results whose row order Bask documents otherwise than pandas are put in that order here.
"""

import os
import random
import runpy
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
HERE = os.path.dirname(__file__)
OUT = os.path.join(HERE, "../resources/io/bask/dataframe/%s.tsv")
rng = random.Random(23)
N = 67


def maybe(value, p):
    return np.nan if rng.random() < p else value


def left():
    return pd.DataFrame({
        "id": pd.Series(range(N), dtype="int64"),
        "g": pd.Series([maybe(rng.choice(["DM", "NL", "PF", "OT", "日本"]), 0.1) for _ in range(N)], dtype="object"),
        "k": pd.Series([rng.randint(1, 9) for _ in range(N)], dtype="int64"),
        "f": pd.Series([maybe(rng.randint(-6, 6) / 2, 0.2) for _ in range(N)], dtype="float64"),
        "b": pd.Series([rng.random() < 0.4 for _ in range(N)], dtype="bool"),
        "t": pd.Series([maybe(pd.Timestamp("1999-12-28") + pd.Timedelta(hours=rng.randint(0, 200)), 0.1) for _ in range(N)],
                       dtype="datetime64[ns]"),
        "c": pd.Series([maybe(rng.choice(["low", "mid", "high"]), 0.1) for _ in range(N)], dtype="object").astype("category"),
        "n": pd.Series([rng.randint(-9, 9) for _ in range(N)], dtype="int32"),
    })


def right():
    rows = 23
    return pd.DataFrame({
        "rid": pd.Series(range(100, 100 + rows), dtype="int64"),
        "g": pd.Series([maybe(rng.choice(["DM", "NL", "XX", "日本"]), 0.1) for _ in range(rows)], dtype="object"),
        "k": pd.Series([rng.randint(5, 12) for _ in range(rows)], dtype="int64"),
        "f": pd.Series([maybe(rng.randint(-6, 6) / 2, 0.3) for _ in range(rows)], dtype="float64"),
        "t": pd.Series([maybe(pd.Timestamp("1999-12-28") + pd.Timedelta(hours=rng.randint(0, 200)), 0.1) for _ in range(rows)],
                       dtype="datetime64[ns]"),
    })


def items():
    return pd.DataFrame({"key": pd.Series([3, 1, 12, 7], dtype="int32"), "label": ["three", "one", "twelve", "seven"]})


df, other, small = left(), right(), items()
OPS = {}


def whole(frame):
    """Whole numbers that pandas made floats for missing values, as Bask has them."""
    out = frame.copy()
    for name in out.columns:
        if str(out[name].dtype) == "float64" and name in ("id", "rid", "k", "k_x", "k_y", "n", "key"):
            out[name] = out[name].astype("Int64")
        if str(out[name].dtype) == "object" and name == "b":
            out[name] = out[name].astype("boolean")
    return out


def joined(how, **keys):
    """A merge in Bask's order: left rows, their partners, then right rows without a left one."""
    result = df.merge(other, how=how, **keys)
    by = ["rid", "id"] if how == "right" else ["id", "rid"]
    return whole(result.sort_values(by, na_position="last", kind="stable").reset_index(drop=True))


for how in ("inner", "left", "right", "outer"):
    OPS["merge %s text" % how] = joined(how, on="g")
    OPS["merge %s int" % how] = joined(how, on="k")
    OPS["merge %s float" % how] = joined(how, on="f")
    OPS["merge %s date" % how] = joined(how, on="t")
    OPS["merge %s two" % how] = joined(how, on=["g", "k"])
    OPS["merge %s shared" % how] = joined(how)
    OPS["merge %s apart" % how] = joined(how, left_on="k", right_on="rid")
    OPS["merge %s crossed" % how] = joined(how, left_on=["k"], right_on=["f"])
    OPS["merge %s indicator" % how] = joined(how, on=["g", "k"], indicator=True)
    OPS["merge %s suffixes" % how] = joined(how, on="k", suffixes=("", "_r"))
OPS["merge semi"] = \
    df[df.merge(other[["k"]].drop_duplicates(), on="k", how="left", indicator=True)["_merge"].eq("both").values].reset_index(drop=True)
OPS["merge anti"] = \
    df[df.merge(other[["k"]].drop_duplicates(), on="k", how="left", indicator=True)["_merge"].ne("both").values].reset_index(drop=True)
OPS["merge cross"] = df[["id", "g"]].head(9).merge(small, how="cross")
OPS["merge small"] = df[["id", "k"]].merge(small, how="left", left_on="k", right_on="key").pipe(whole)
OPS["merge narrow key"] = df[["id", "n"]].merge(small.rename(columns={"key": "n"}), on="n").sort_values("id").reset_index(drop=True).astype({"n": "int32"})
OPS["merge self"] = df[["id", "k", "g"]].merge(df[["id", "k", "g"]].head(20), on="k").sort_values(["id_x", "id_y"]).reset_index(drop=True)
OPS["merge then group"] = df.merge(other, on="k").groupby("g_x")[["rid"]].sum()
OPS["concat"] = pd.concat([df[["id", "g", "f"]], other[["g", "f", "rid"]]], ignore_index=True).pipe(whole)
OPS["concat shared"] = pd.concat([df, other], ignore_index=True, join="inner").pipe(whole)
OPS["concat wide"] = pd.concat([df[["n"]], df[["k"]].rename(columns={"k": "n"}), df[["f"]].rename(columns={"f": "n"})], ignore_index=True)


ORDER = {}
for by in (["k"], ["f"], ["g"], ["t"], ["b"], ["n"], ["c"], ["g", "k"], ["k", "f", "id"], ["b", "g", "t"]):
    for name, ascending in (("up", True), ("down", False)):
        for nulls in ("last", "first"):
            key = "sort %s %s nulls %s" % (" ".join(by), name, nulls)
            ORDER[key] = df.astype({"c": "object"}).sort_values(by, ascending=ascending, na_position=nulls, kind="stable").astype({"c": "category"})
ORDER["sort mixed"] = df.sort_values(["b", "k", "f"], ascending=[False, True, False], kind="stable")
ORDER["sort series"] = df.f.sort_values(kind="stable")
ORDER["sort filtered"] = df[df.k > 4].sort_values("f", kind="stable")[["id", "f"]]
ORDER["sort reset"] = df.sort_values("n", kind="stable").reset_index(drop=True)
ORDER["nlargest"] = df.nlargest(9, "f")
ORDER["nlargest two"] = df.nlargest(5, ["k", "n"])
ORDER["nsmallest"] = df.nsmallest(11, "n")
ORDER["nlargest series"] = df.f.nlargest(4)
ORDER["set index"] = df.sort_values("k", kind="stable").set_index("k")
ORDER["set index text"] = df.dropna(subset=["g"]).sort_values("g", kind="stable").set_index("g")[["id", "f"]]
ORDER["set index unsorted"] = df.set_index(["g", "b"])[["id"]].head(9)
ORDER["set reset"] = df.sort_values("n", kind="stable").set_index("n").reset_index()
ORDER["reset"] = df[df.k > 4].reset_index()[["index", "id", "k"]]
ORDER["reset drop"] = df[df.k > 4].reset_index(drop=True)
ORDER["loc label"] = df.sort_values("k", kind="stable").set_index("k").loc[[4]]
ORDER["loc range"] = df.sort_values("k", kind="stable").set_index("k").loc[3:5]
ORDER["loc number"] = df.loc[[33]]
ORDER["loc numbers"] = df.loc[30:36]
ORDER["sorted head"] = df.sort_values("f", kind="stable").head(7)
ORDER["sorted tail"] = df.sort_values("f", kind="stable").tail(7)
ORDER["group reset"] = df.groupby(["g", "k"])[["n"]].sum().reset_index()
ORDER["sort group"] = df.groupby("k")[["n"]].sum().sort_values("n", kind="stable")


I64 = lambda s: s.astype("Int64" if s.isna().any() else "int64")
BOOL = lambda s: s.astype("boolean")
words = df.g.where(df.k > 2, "  aB-" + df.g + " x1 ")
dates = df.t
COLUMNS = {}


def column(name, values):
    COLUMNS[name] = pd.DataFrame({"id": df.id, "r": values})


for op in ("cumsum", "cumprod", "cummin", "cummax"):
    column(op, getattr(df.f, op)())
    column(op + " int", I64(getattr(df.k, op)() if op != "cumprod" else (df.k % 3 - 1).cumprod()))
    column(op + " over", getattr(df.groupby("g").f, op)())
    column(op + " over two", I64(getattr(df.groupby(["b", "k"]).n, op)()) if op != "cumprod" else getattr(df.groupby(["b", "k"]).f, op)())
column("cumcount", pd.Series(range(N)))
column("cumcount over", df.groupby("k").cumcount())
for n in (1, 3, -2, 70, 0):
    column("shift %d" % n, df.f.shift(n))
    column("shift text %d" % n, df.g.shift(n).fillna(np.nan).astype("object"))
    column("shift over %d" % n, df.groupby("k").f.shift(n))
column("shift date", df.t.shift(2))
column("shift int", I64(df.k.astype("Int64").shift(5)))
column("diff", df.f.diff())
column("diff over", df.groupby("k").f.diff())
column("diff back", df.f.diff(-2))
column("pct change", df.k / df.k.shift(1) - 1)
column("ffill", df.f.ffill())
column("ffill text", df.g.ffill())
column("bfill", df.t.bfill())
column("ffill limit", df.f.where(df.k > 5).ffill(limit=2))
column("bfill limit", df.f.where(df.k > 5).bfill(limit=1))
column("ffill over", df.groupby("k").f.ffill())
column("bfill over", df.groupby("b").g.bfill())
for w, mp, c in ((1, None, False), (3, None, False), (5, 2, False), (4, 1, True), (7, 3, True), (90, 1, False)):
    roll = df.f.rolling(w, min_periods=mp, center=c)
    for op in ("sum", "mean", "min", "max", "std", "var", "median", "count"):
        values = getattr(roll, op)()
        column("rolling %s %d%s" % (op, w, " center" if c else ""), values.where(values.abs() > 1e-9, 0.0).where(values.notna()))
column("rolling over", df.groupby("k").f.rolling(3, min_periods=1).sum().droplevel(0).sort_index())
column("window in window", df.f.cumsum() - df.f.cumsum().shift(3))
column("mix", df.f.fillna(0.0).cumsum() / (pd.Series(range(N)) + 1))
column("where", df.f.where(df.b))
column("mask", df.f.mask(df.b, -1.0))
column("clip", df.f.clip(-1, 2))
column("clip low", df.k.clip(lower=4))
column("replace", df.g.replace({"DM": "dm", "NL": "x"}))
column("map", df.g.map({"DM": 1.5, "NL": 2.5}))
column("cut", pd.cut(df.k, [0.0, 2.0, 5.0, 8.5]).astype(object).map(lambda v: v if v != v else "(%s, %s]" % (v.left, v.right)).astype("category"))
column("strip", words.str.strip())
column("lstrip", words.str.lstrip())
column("rstrip", words.str.rstrip())
column("strip characters", words.str.strip(" xa1"))
column("title", words.str.title())
column("capitalize", words.str.capitalize())
column("swapcase", words.str.swapcase())
column("str replace", words.str.replace("B-", "_", regex=False))
column("str replace regex", words.str.replace("[A-Z]", "?", regex=True))
column("slice", words.str.slice(1, 3))
column("slice end", words.str.slice(-3))
column("slice back", words.str.slice(-4, -1))
column("get", words.str.get(2))
column("get last", words.str.get(-1))
column("get far", words.str.get(5))
column("split", words.str.split("-").str.get(1))
column("split blanks", words.str.split().str.get(-1))
column("extract", words.str.extract("([a-z])([A-Z])-", expand=True)[1])
column("rjust", words.str.rjust(9, "*"))
column("ljust", words.str.ljust(9, "*"))
column("center", words.str.center(9, "*"))
column("zfill", df.n.astype(str).str.zfill(4))
column("repeat", words.str.repeat(2))
column("contains", BOOL(words.str.contains("B-", regex=False)))
column("contains regex", BOOL(words.str.contains("[MN]")))
column("match", BOOL(words.str.match("[A-Z]+")))
column("fullmatch", BOOL(words.str.fullmatch("[A-Z]+")))
column("startswith", BOOL(words.str.startswith("D")))
column("endswith", BOOL(words.str.endswith("L")))
for op in ("isdigit", "isalpha", "isalnum", "isspace", "islower", "isupper"):
    column(op, BOOL(getattr(words.str, op)()))
column("count", I64(words.str.count("[A-Z]")))
column("find", I64(words.str.find("B")))
column("rfind", I64(words.str.rfind(" ")))
column("str len", I64(words.str.len()))
column("str cat", words.str.cat(df.c.astype(object), sep="/"))
for op in ("year", "month", "day", "hour", "minute", "second", "microsecond", "nanosecond", "dayofweek", "dayofyear", "quarter", "days_in_month"):
    column("dt " + op, I64(getattr(dates.dt, op)))
column("dt week", I64(dates.dt.isocalendar().week))
for op in ("is_month_start", "is_month_end", "is_quarter_start", "is_quarter_end", "is_year_start", "is_year_end", "is_leap_year"):
    column("dt " + op, BOOL(getattr(dates.dt, op).where(dates.notna())))
column("dt normalize", dates.dt.normalize())
column("dt floor", dates.dt.floor("7h"))
column("dt ceil", dates.dt.ceil("D"))
column("dt round", dates.dt.round("6h"))
column("dt strftime", dates.dt.strftime("%d/%m/%y %H:%M:%S %j %b %A %p %I"))
column("dt day_name", dates.dt.day_name())
column("dt month_name", dates.dt.month_name())
column("to datetime", pd.to_datetime(dates.dt.strftime("%d.%m.%Y %H"), format="%d.%m.%Y %H"))
column("to datetime coerce", pd.to_datetime(df.g, format="%Y", errors="coerce"))
column("to numeric", pd.to_numeric(df.n.astype(str).str.replace("-1", "x", regex=False), errors="coerce"))


numbers = df[["k", "f", "n"]]
counts = df.g.value_counts().rename_axis("g").reset_index(name="count").sort_values(["count", "g"], ascending=[False, True])
STATISTICS = {
    "describe": numbers.describe(percentiles=[0.1, 0.999]),
    "describe median": numbers.describe(percentiles=[]),
    "quantile": numbers.quantile([0, 0.05, 0.5, 0.51, 1]),
    "value counts": counts.set_index("g")["count"].rename("g").rename_axis(None),
    "median": repr(float(df.f.median())),
    "quantile series": repr(float(df.n.quantile(0.37))),
}


GROUPS = {"merge": OPS, "order": ORDER, "columns": COLUMNS, "statistics": STATISTICS}


def main():
    source = runpy.run_path(os.path.join(HERE, "print_fixtures.py"))
    for group, results in GROUPS.items():
        with open(OUT % group, "w", encoding="utf-8") as out, \
                pd.option_context("display.max_rows", 5000, "display.width", 400, "display.max_columns", 60):
            for name, table in (("left", df), ("right", other), ("small", small)):
                out.write("table\t" + name + "\n")
                source["write"](out, "table", table, "")
            for name, result in results.items():
                out.write("expect\t" + name + "\n")
                for line in source["plain"](str(result)).split("\n"):
                    out.write("|" + line + "\n")


if __name__ == "__main__":
    main()
