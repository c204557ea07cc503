"""Writes groups.tsv: what pandas makes of groups.   usage: /usr/bin/python3 group_fixtures.py

Tables and lines as verb_fixtures.py writes them. The name of a case says it all: what, by which keys, of which columns, and
options, with bars in between; GroupByTest reads that.
"""

import os
import runpy
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
base = runpy.run_path(os.path.join(HERE, "verb_fixtures.py"))
df, other, small, whole = base["df"], base["other"], base["small"], base["whole"]
CASES = {}
KEEPS = ("min", "max", "first", "last", "idxmin", "idxmax", "nth")


def grouped(keys, flags):
    options = dict(flag.split("=") for flag in flags.split())
    return df.groupby(keys if len(keys) > 1 else keys[0], dropna=options.get("dropNull") != "false",
                      sort=options.get("sort") != "false", observed=options.get("observed") != "false",
                      as_index=options.get("asIndex") != "false")


def by_category(result, keys, flags):
    """Categories in their order, which pandas 1.5 forgets where only observed ones are wanted."""
    if "c" not in keys or "sort=false" in flags:
        return result
    if "asIndex" in flags:
        return result.sort_values(keys, kind="stable").reset_index(drop=True)
    return result.reset_index().sort_values(keys, kind="stable").set_index(keys)


def case(op, keys, columns, flags="", **args):
    keys, columns = keys.split(), columns.split()
    result = getattr(grouped(keys, flags)[columns], op)(**args)
    if op in KEEPS or "min_count" in args:
        for name in result.columns:
            if str(result[name].dtype) == "float64" and (name in ("id", "k", "n") or op.startswith("idx")):
                result[name] = result[name].astype("Int64")
    if op in ("sum", "prod"):
        result = result.astype({name: "int64" for name in columns if name == "b"})
    if op in ("any", "all"):
        result = result.astype({name: "bool" for name in columns})
    name = "|".join([" ".join([op] + [str(value) for value in args.values()]), " ".join(keys), " ".join(columns), flags])
    CASES[name] = by_category(result, keys, flags)


NUMBERS = "f k n"
for op in ("count", "sum", "prod", "mean", "min", "max", "std", "var", "sem", "median", "skew", "nunique", "first", "last", "any", "all"):
    columns = "f b n" if op not in ("std", "var", "sem", "median", "skew", "min", "max") else "f k n"
    case(op, "g", columns)
    case(op, "b k", columns.replace("b ", ""))
    case(op, "c", "f")
    case(op, "g k", "n", "sort=false dropNull=false")
    case(op, "t", "f", "sort=false")
    case(op, "f g", "n", "dropNull=false")
    if op not in ("prod", "any", "all"):
        case(op, "c b", "f n", "observed=false")
for op in ("count", "min", "max", "first", "last", "nunique"):
    case(op, "k", "t")
    case(op, "g", "t", "dropNull=false")
    case(op, "b k", "t", "asIndex=false")
for op in ("count", "first", "last", "nunique"):
    case(op, "b", "c g t")
    case(op, "k", "g c", "sort=false")
for op in ("min", "max"):
    CASES[op + "|k|g|"] = df.dropna(subset=["g"]).groupby("k")[["g"]].agg(op)
for q in (0.0, 0.1, 0.5, 0.63, 1.0):
    case("quantile", "g", NUMBERS, q=q)
    case("quantile", "k b", "f", "sort=false", q=q)
for count in (1, 3, 12):
    case("sum", "g", "f n", min_count=count)
    case("prod", "k", "f", min_count=count)
for ddof in (0, 2):
    for op in ("std", "var"):
        case(op, "g", NUMBERS, ddof=ddof)
        case(op, "k b", "f", ddof=ddof)
kept = df[df.f.notna()]
for op in ("idxmin", "idxmax"):
    for keys in ("g", "k", "b k"):
        case(op, keys, "f n")
    case(op, "g", "id n", "sort=false dropNull=false")
for op in ("cov", "corr"):
    case(op, "g", NUMBERS)
    case(op, "b", "f n")


def sized(keys, flags=""):
    size = grouped(keys.split(), flags).size()
    result = size.rename("count").to_frame() if isinstance(size, pd.Series) else size.rename(columns={"size": "count"})
    CASES["size|%s||%s" % (keys, flags)] = by_category(result, keys.split(), flags)


for keys in ("g", "k", "t", "f", "c", "b", "g k", "c g b"):
    for flags in ("", "sort=false", "dropNull=false", "sort=false dropNull=false", "asIndex=false"):
        if "c" not in keys or "dropNull" not in flags:  # pandas 1.5 drops missing categories whatever one asks for
            sized(keys, flags)
for keys in ("c", "c b", "b c", "c k"):
    sized(keys, "observed=false")

described = df.groupby("g")[["f", "n"]].describe()
described.columns = ["%s_%s" % pair for pair in described.columns]
described[["f_count", "n_count"]] = described[["f_count", "n_count"]].astype("int64")
described[["n_min", "n_max"]] = described[["n_min", "n_max"]].astype("int32")
CASES["describe|g|f n|"] = described


def integers(result, names):
    for name in names:
        if str(result[name].dtype) == "float64":
            result[name] = result[name].astype("Int64")
    return result


def rows(op, keys, columns, call, flags="", ints=()):
    """What has a row for each row, or keeps rows."""
    result = call(grouped(keys.split(), flags))
    CASES["|".join([op, keys, columns, flags])] = integers(result, ints)


for keys in ("g", "b k"):
    for op in ("mean", "max", "nunique", "median"):
        rows("transform " + op, keys, "f n", lambda gb: gb[["f", "n"]].transform(op), ints=("f", "n") if op == "nunique" else ("n",) if op == "max" else ())
    rows("transform size", keys, "f", lambda gb: gb.f.transform("size").to_frame("f"), ints=("f",))
    for ties in ("average", "min", "max", "first", "dense"):
        rows("rank %s true false keep" % ties, keys, "f n", lambda gb: gb[["f", "n"]].rank(method=ties))
        rows("rank %s false true keep" % ties, keys, "f n", lambda gb: gb[["f", "n"]].rank(method=ties, ascending=False, pct=True))
        rows("rank %s true false top" % ties, keys, "f", lambda gb: gb[["f"]].rank(method=ties, na_option="top"))
    rows("rank dense false false bottom", keys, "f", lambda gb: gb[["f"]].rank(method="dense", ascending=False, na_option="bottom"))
    for op in ("cumsum", "cumprod", "cummin", "cummax"):
        rows(op, keys, "f", lambda gb: getattr(gb[["f"]], op)())
        rows(op, keys, "f", lambda gb: getattr(gb[["f"]], op)(), "dropNull=false")
    rows("shift 1", keys, "f t", lambda gb: gb[["f", "t"]].shift(1), "dropNull=false")
    rows("apply", keys, "", lambda gb: gb.apply(lambda part: pd.DataFrame({"id": part.id.tail(2), "r": [len(part)] * len(part.tail(2))}))
         .droplevel(-1), "sort=false")
    rows("ffill", keys, "f t", lambda gb: gb[["f", "t"]].ffill())
    rows("bfill", keys, "f t", lambda gb: gb[["f", "t"]].bfill())
    rows("shift 1", keys, "f t", lambda gb: gb[["f", "t"]].shift(1))
    rows("diff 1", keys, "f", lambda gb: gb[["f"]].diff(1))
    for flags in ("", "dropNull=false"):
        for n in (0, 1, 3, -2):
            rows("head %d" % n, keys, "", lambda gb: gb.head(n), flags)
            rows("tail %d" % n, keys, "", lambda gb: gb.tail(n), flags)
    for n in (0, 2, -1):
        rows("nth %d" % n, keys, "", lambda gb: gb[["id", "f"]].nth(n).rename_axis(keys.split() if " " in keys else keys))
    rows("filter", keys, "", lambda gb: gb.filter(lambda part: part.n.mean() > 0))
    rows("apply", keys, "", lambda gb: gb.apply(lambda part: pd.DataFrame({"id": part.id.tail(2), "r": [len(part)] * len(part.tail(2))}))
         .droplevel(-1))
for flags in ("", "sort=false", "dropNull=false", "sort=false dropNull=false"):
    for keys in ("g", "b k", "k"):
        number = grouped(keys.split(), flags).ngroup()
        if keys == "g" and "dropNull" not in flags:
            number = number.where(df.g.notna()).astype("Int64")
        CASES["ngroup|%s||%s" % (keys, flags)] = number
CASES["cumcount|k||"] = df.groupby("k").cumcount()
for keys in ("b", "k"):
    counts = df.groupby(keys).g.value_counts().rename("count").reset_index()
    CASES["valueCounts|%s|g|" % keys] = counts.sort_values([keys, "count", "g"], ascending=[True, False, True]).set_index([keys, "g"])
    counts[keys + "_at"] = counts[keys].map({value: i for i, value in enumerate(df[keys].unique())})
    CASES["valueCounts|%s|g|sort=false" % keys] = \
        counts.sort_values([keys + "_at", "count", "g"], ascending=[True, False, True]).drop(columns=keys + "_at").set_index([keys, "g"])


SUMMARIES = {}
numbers = df[["f", "k", "n"]]
for op in ("prod", "median", "sem", "skew", "kurt"):
    SUMMARIES[op] = getattr(numbers.astype("float64"), op)()
SUMMARIES["var 0"], SUMMARIES["std 2"] = numbers.var(ddof=0), numbers.std(ddof=2)
SUMMARIES["any"], SUMMARIES["all"] = df[["f", "b", "k"]].any(), df[["f", "b", "k"]].all()
SUMMARIES["idxmin"], SUMMARIES["idxmax"] = numbers.idxmin(), numbers.idxmax()
SUMMARIES["cov"], SUMMARIES["corr"] = numbers.cov(), numbers.corr()
for keep in ("first", "last", False):
    word = str(keep).lower().replace("false", "none")
    for subset in ("g", "f", "b k", "c", "t", ""):
        columns = subset.split() or ["b", "c"]
        SUMMARIES["duplicated %s|%s" % (word, subset)] = df[["id", "g", "f", "b", "k", "c", "t"]][columns if subset else ["b", "c"]].duplicated(keep=keep)
        SUMMARIES["dropDuplicates %s|%s" % (word, subset)] = df.drop_duplicates(columns, keep=keep) if subset else df[["b", "c"]].drop_duplicates(keep=keep)
for name in ("f", "g", "t", "k", "b"):
    series = df[name]
    values = pd.Series(series.unique(), name=name)
    SUMMARIES["unique|" + name] = values
    SUMMARIES["mode|" + name] = series.mode()
    SUMMARIES["series dropDuplicates|" + name] = series.drop_duplicates()
    if name in "fk":
        SUMMARIES["nlargest|" + name] = series.nlargest(5)
        SUMMARIES["nsmallest|" + name] = series.nsmallest(60)
        SUMMARIES["rank|" + name] = series.rank()
        SUMMARIES["rank max|" + name] = series.rank(method="max", ascending=False, pct=True)
    for options in ("", "normalize", "ascending", "withNull", "unsorted", "normalize withNull unsorted"):
        counts = series.value_counts(normalize="normalize" in options, dropna="withNull" not in options, sort=False)
        if "unsorted" not in options:
            counts = counts.rename_axis("v").reset_index(name="n").sort_values(["n", "v"], ascending=["ascending" in options, True])
            counts = counts.set_index("v").n
        elif name == "f":
            continue
        SUMMARIES["counts %s|%s" % (options, name)] = counts.rename_axis(None).rename(name)
for pair in (("f", "k"), ("k", "n"), ("n", "f")):
    SUMMARIES["series corr|%s %s" % pair] = "%.12f" % df[pair[0]].corr(df[pair[1]])
    SUMMARIES["series cov|%s %s" % pair] = "%.12f" % df[pair[0]].cov(df[pair[1]])
    SUMMARIES["spearman|%s %s" % pair] = "%.12f" % df[pair[0]].corr(df[pair[1]], method="spearman")
SUMMARIES["frame counts|b g"] = df[["b", "g"]].value_counts(sort=False).rename("count").reset_index() \
    .sort_values(["count", "b", "g"], ascending=[False, True, True]).set_index(["b", "g"])
for op in ("sum", "mean", "max", "count"):
    for value, index, column in (("f", "k", "g"), ("n", "b k", "g"), ("n", "g", "k")):
        pivot = df.pivot_table(value, index.split(), column, aggfunc=op)
        if op == "count" or (value == "n" and op in ("sum", "max")):
            pivot = pivot.astype({name: "Int64" if pivot[name].isna().any() else "int64" for name in pivot.columns})
        pivot.columns = [str(name) for name in pivot.columns]
        if op == "sum" and value == "f":
            pivot = df.groupby(index.split() + [column])[value].sum().unstack().sort_index()
            pivot.columns = [str(name) for name in pivot.columns]
        SUMMARIES["pivot %s|%s|%s|%s" % (op, value, index, column)] = pivot
table = pd.crosstab(df.k, df.g)
table.columns = list(table.columns)
SUMMARIES["crosstab|k|g"] = table
SUMMARIES["melt|id g|k n"] = df.melt(["id", "g"], ["k", "n"])
SUMMARIES["melt|id|f"] = df.melt(["id"], ["f"])
SUMMARIES["dummies|g"] = pd.get_dummies(df[["id", "g"]], columns=["g"]).astype({"g_" + v: bool for v in df.g.dropna().unique()})
SUMMARIES["dummies|k"] = pd.get_dummies(df[["id", "k"]], columns=["k"]).astype({"k_%d" % v: bool for v in df.k.unique()})
for op in ("count", "sum", "mean", "min", "max", "std", "var"):
    for least in (1, 4):
        values = getattr(df.f.expanding(least), op)()
        SUMMARIES["expanding %s %d|f" % (op, least)] = values.where(values.abs() > 1e-9, 0.0).where(values.notna())
    values = getattr(df.groupby("b").n.expanding(), op)().droplevel(0).sort_index()
    SUMMARIES["expanding over %s|n" % op] = values.where(values.abs() > 1e-9, 0.0).where(values.notna())
SUMMARIES["fill other"] = df.assign(f=df.f.fillna(df.k))[["id", "f"]]


def main():
    write = runpy.run_path(os.path.join(HERE, "print_fixtures.py"))
    for title, cases in (("groups", CASES), ("summaries", SUMMARIES)):
        with open(base["OUT"] % title, "w", encoding="utf-8") as out, \
                pd.option_context("display.max_rows", 5000, "display.width", 400, "display.max_columns", 60):
            for name, table in (("left", df), ("right", other), ("small", small)):
                out.write("table\t" + name + "\n")
                write["write"](out, "table", table, "")
            for name, result in cases.items():
                out.write("expect\t" + name + "\n")
                for line in write["plain"](str(result)).split("\n"):
                    out.write("|" + line + "\n")


if __name__ == "__main__":
    main()
