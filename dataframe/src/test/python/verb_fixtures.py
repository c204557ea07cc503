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


GROUPS = {"merge": OPS, "order": ORDER}


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
