"""Writes shapes.tsv: what pandas makes of labels, pivots, pairs of columns and replaced texts.   usage: /usr/bin/python3 shape_fixtures.py

Tables and lines as verb_fixtures.py writes them; ShapesTest says how each case is called in Bask.
"""

import os
import runpy
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
HERE = os.path.dirname(__file__)
base = runpy.run_path(os.path.join(HERE, "verb_fixtures.py"))
df, other, small = base["df"], base["other"], base["small"]
C = {}


def whole(frame, *names):
    return frame.astype({name: "Int64" for name in names})


def plain(frame):
    """Columns and labels as Bask has them: names are texts, and there is no name above the columns."""
    out = frame.copy()
    out.columns = [str(name) for name in out.columns]
    return out


# texts
for n in (-1, 1, 2):
    C["replace %d" % n] = df.g.str.replace("N", "<n>", n=n, regex=False)
    C["replace regex %d" % n] = df.g.str.replace("[A-Z日]", "x", n=n, regex=True)
C["replace regex frame"] = df[["g", "k", "f"]].replace({"^(.)M$": r"\1-\1", "N|T": "*"}, regex=True)
C["replace regex missing"] = df.g.replace({"D": np.nan, "L$": "l"}, regex=True)
C["replace regex one"] = df.g.replace("^.", "_", regex=True)
# pairs
numbers = df[["k", "f", "n", "b"]]
C["kendall"] = numbers.corr(method="kendall")
C["kendall min"] = numbers.corr(method="kendall", min_periods=60)
C["spearman min"] = numbers.corr(method="spearman", min_periods=60)
C["kendall series"] = "%.9f" % df.k.corr(df.f, method="kendall")
C["kendall few"] = str(df.k.corr(df.f, method="kendall", min_periods=65)).replace("nan", "NaN")
C["spearman few"] = str(df.k.corr(df.f, method="spearman", min_periods=65)).replace("nan", "NaN")
# quantiles of groups
C["quantiles"] = df.groupby("g")[["f", "k"]].quantile([0.1, 0.5, 0.9])
C["quantiles two keys"] = df.groupby(["b", "g"])[["n"]].quantile([0.25, 1])
C["quantiles dropna"] = df.groupby("g", dropna=False, sort=False)[["k"]].quantile([0.3])
# labels
C["index kept"] = df.set_index("g", drop=False)[["id", "g", "k"]]
C["index kept sorted"] = df.dropna(subset=["g"]).set_index("k", drop=False).sort_index(kind="stable")[["id", "k", "g"]]
C["index appended"] = df.set_index("g").set_index("k", append=True)[["id", "f"]]
C["index numbered appended"] = df.set_index("k", append=True)[["id", "f"]]
C["index kept appended"] = df.set_index("b").set_index(["k", "n"], append=True, drop=False)[["id", "k", "n"]]
C["index several sorted"] = df.set_index(["b", "k"]).sort_index(kind="stable")[["id", "f"]]
C["index kept loc"] = df.set_index("k", drop=False).loc[3][["id", "k"]]
C["index kept sort_index"] = df.set_index("n", drop=False).sort_index(kind="stable")[["id", "n"]]
C["index unique"] = df.set_index("id", verify_integrity=True)[["k"]]
# lists
lists = pd.DataFrame({"id": df.id, "p": df.g.str.split("N"), "q": [None if pd.isna(g) else [str(len(x)) for x in g.split("N")] for g in df.g]})
C["explode two"] = lists.explode(["p", "q"]).where(lambda d: d.notna(), np.nan)
# counts
small_table = df.assign(w=df.b.map({True: "yes", False: "no"}))
C["crosstab"] = plain(pd.crosstab(df.g, small_table.w))
for name, how in (("all", "all"), ("row", "index"), ("column", "columns")):
    C["crosstab " + name] = plain(pd.crosstab(small_table.g, small_table.w, normalize=how))
    C["crosstab margins " + name] = plain(pd.crosstab(small_table.g, small_table.w, normalize=how, margins=True))
    C["crosstab numbers margins " + name] = plain(pd.crosstab(small_table.k, small_table.g, normalize=how, margins=True, margins_name="Sum"))
C["crosstab margins"] = plain(pd.crosstab(small_table.g, small_table.w, margins=True))
C["crosstab margins two"] = plain(pd.crosstab([small_table.b, small_table.g], small_table.w, margins=True, margins_name="total"))
C["crosstab two"] = plain(pd.crosstab([small_table.b, small_table.k], small_table.g))
C["crosstab values"] = plain(pd.crosstab(small_table.g, small_table.w, values=small_table.f, aggfunc="mean"))
# pivots
C["pivot mean"] = plain(small_table.pivot_table("f", "g", "w"))
C["pivot max margins"] = plain(small_table.pivot_table("f", "g", "w", aggfunc="max", margins=True))
C["pivot mean margins"] = plain(small_table.pivot_table("f", "k", "w", margins=True))
C["pivot sum margins filled"] = plain(small_table.pivot_table("n", ["g", "b"], "k", aggfunc="sum", margins=True, fill_value=0, margins_name="total"))
C["pivot count margins"] = plain(small_table.pivot_table("n", "k", "g", aggfunc="count", margins=True, fill_value=0))
some = small_table[~((small_table.g == "N") & small_table.b.fillna(False))]
joined = lambda t: t.set_axis(["_".join(str(x) for x in c) for c in t.columns], axis=1) if t.columns.nlevels > 1 else plain(t)
C["wide columns"] = joined(small_table.pivot_table("f", "g", ["w", "k"], aggfunc="max"))
C["wide columns count"] = joined(small_table.pivot_table("n", ["b", "g"], ["w", "k"], aggfunc="count", fill_value=0))
C["wide columns margins"] = joined(small_table.pivot_table("f", "g", ["w", "b"], aggfunc="max", margins=True)).rename(columns={"All_": "All"})
C["wide empty"] = plain(some.pivot_table("f", ["w", "g"], "k", aggfunc="mean", dropna=False))
C["wide empty columns"] = joined(some.pivot_table("f", ["w", "g"], ["k", "b"], aggfunc="max", dropna=False))
C["wide empty none"] = plain(some.assign(f=some.f.where(some.g != "L")).pivot_table("f", "g", "w", aggfunc="min", dropna=False))
C["wide counts"] = joined(pd.crosstab([small_table.g], [small_table.w, small_table.k]))
C["wide counts empty"] = joined(pd.crosstab([some.w, some.g], [some.b, some.k], dropna=False))
C["wide counts empty row"] = joined(pd.crosstab([some.w, some.g], [some.b, some.k], dropna=False, normalize="index"))
# functions
C["map double"] = df.f.map(lambda x: x * x, na_action="ignore")
C["map long"] = df.k.map(lambda x: x * 2 + 1)
C["map text"] = df.g.map(lambda x: x + "!", na_action="ignore")
C["map frame"] = df[["k", "id"]].applymap(lambda x: -x)


def main():
    write = runpy.run_path(os.path.join(HERE, "print_fixtures.py"))
    with open(base["OUT"] % "shapes", "w", encoding="utf-8") as out, \
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
