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


def main():
    write = runpy.run_path(os.path.join(HERE, "print_fixtures.py"))
    with open(base["OUT"] % "groups", "w", encoding="utf-8") as out, \
            pd.option_context("display.max_rows", 5000, "display.width", 400, "display.max_columns", 60):
        for name, table in (("left", df), ("right", other), ("small", small)):
            out.write("table\t" + name + "\n")
            write["write"](out, "table", table, "")
        for name, result in CASES.items():
            out.write("expect\t" + name + "\n")
            for line in write["plain"](str(result)).split("\n"):
                out.write("|" + line + "\n")


if __name__ == "__main__":
    main()
