"""Writes a small table and what pandas prints for many operations on it; run by hand with /usr/bin/python3 (pandas 1.5)."""

import os
import random
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
OUT = os.path.join(os.path.dirname(__file__), "../resources/io/bask/dataframe/operations.tsv")
rng = random.Random(11)
N = 97


def maybe(value, p):
    return np.nan if rng.random() < p else value


def table():
    return pd.DataFrame({
        "g": pd.Series([maybe(rng.choice(["DM", "NL", "PF", "OT"]), 0.1) for _ in range(N)], dtype="object"),
        "k": pd.Series([rng.randint(1, 5) for _ in range(N)], dtype="int64"),
        "f": pd.Series([maybe(round(rng.uniform(-50, 50), 2), 0.2) for _ in range(N)], dtype="float64"),
        "i": pd.Series([None if v != v else v for v in (maybe(rng.randint(0, 40), 0.15) for _ in range(N))], dtype="Int64"),
        "n": pd.Series([rng.randint(-9, 9) for _ in range(N)], dtype="int32"),
        "b": pd.Series([rng.random() < 0.4 for _ in range(N)], dtype="bool"),
        "t": pd.Series([maybe(pd.Timestamp("1977-07-16") + pd.Timedelta(days=rng.randint(0, 900), hours=rng.randint(0, 23)), 0.1)
                        for _ in range(N)], dtype="datetime64[ns]"),
        "s": pd.Series([maybe("".join(rng.choice("abcü日") for _ in range(rng.randint(0, 4))), 0.1) for _ in range(N)], dtype="object"),
        "c": pd.Series([maybe(rng.choice(["low", "mid", "high"]), 0.1) for _ in range(N)], dtype="object").astype("category"),
    })


def div(a, b):
    return a / b


df = table()
i64 = df["i"]
OPS = {
    "all": df,
    "head": df.head(),
    "head 20": df.head(20),
    "tail": df.tail(),
    "tail 3": df.tail(3),
    "tail of filter": df[df.f > 20].tail(4),
    "head of filter": df[df.f > 20].head(4),
    "select": df[["f", "g"]],
    "drop": df.drop(columns=["t", "s", "c"]),
    "rename": df.rename(columns={"g": "species", "f": "weight"})[["weight", "species"]],
    "filter number": df[df.f > 10],
    "filter int": df[df.k == 3],
    "filter null int": df[(df.i > 5).fillna(False)],
    "filter text": df[df.g == "DM"],
    "filter text order": df[df.s >= "b"],
    "filter not text": df[df.g != "DM"],
    "filter and or": df[((df.f > 0) & (df.k < 3)) | df.b],
    "filter not": df[~(df.f > 0)],
    "filter isin": df[df.g.isin(["NL", "PF"])],
    "filter isin int": df[df.k.isin([1, 5])],
    "filter date": df[df.t >= pd.Timestamp("1979-01-01")],
    "filter category": df[df.c == "mid"],
    "filter null": df[df.f.isna()],
    "filter notnull": df[df.g.notna()],
    "filter two columns": df[df.f > df.n],
    "filter none": df[df.f > 1000],
    "filter between": df[df.n.between(-2, 2)],
    "add": df.assign(r=df.f + df.n)[["r"]],
    "sub int": df.assign(r=df.k - df.n)[["r"]],
    "mul null int": df.assign(r=i64 * 3)[["r"]],
    "div": df.assign(r=df.f / df.k)[["r"]],
    "div int": df.assign(r=df.n / df.k)[["r"]],
    "div zero": df.assign(r=df.k / df.n)[["r"]],
    "floordiv": df.assign(r=df.n // df.k)[["r"]],
    "floordiv float": df.assign(r=df.f // 3)[["r"]],
    "mod": df.assign(r=df.n % df.k)[["r"]],
    "mod float": df.assign(r=df.f % 7)[["r"]],
    "pow": df.assign(r=df.k ** 3)[["r"]],
    "pow float": df.assign(r=df.f ** 2)[["r"]],
    "neg": df.assign(r=-df.n)[["r"]],
    "abs": df.assign(r=df.f.abs())[["r"]],
    "sqrt": df.assign(r=np.sqrt(df.k))[["r"]],
    "round": df.assign(r=df.f.round(1))[["r"]],
    "compare": df.assign(r=df.f <= 0)[["r"]],
    "join text": df.assign(r=df.g + df.s)[["r"]],
    "join constant": df.assign(r=df.g + "_x")[["r"]],
    "upper": df.assign(r=df.s.str.upper())[["r"]],
    "length": df.assign(r=df.g.dropna().str.len()).dropna(subset=["g"]).astype({"r": "int64"})[["r"]],
    "fillna": df.assign(r=df.f.fillna(0.0))[["r"]],
    "fillna text": df.assign(r=df.g.fillna("none"))[["r"]],
    "fillna int": df.assign(r=i64.fillna(7).astype("int64"))[["r"]],
    "where": df.assign(r=df.f.where(df.b, 0.0))[["r"]],
    "cast": df.assign(r=df.k.astype("float64"))[["r"]],
    "cast text": df.assign(r=df.k.astype(str))[["r"]],
    "cast float text": df.assign(r=df.f.dropna().astype(str))[["r"]],
    "cast int": df.assign(r=df.f.fillna(0).astype("int64"))[["r"]],
    "year": df.assign(r=df.t.dt.year.astype("Int64"))[["r"]],
    "weekday": df.assign(r=df.t.dt.weekday.astype("Int64"))[["r"]],
    "dropna": df.dropna(),
    "constant": df.assign(r=1.5)[["r"]],
    "series": df["f"],
    "series ints": df["i"],
    "series text": df["g"],
    "series categories": df["c"],
    "series dates": df["t"],
    "series sum": df["n"] + df["k"],
    "groupby mean": df.groupby("g")[["f"]].mean(),
    "groupby sum": df.groupby("k")[["f", "n"]].sum(),
    "groupby count": df.groupby("g")[["f", "s", "t"]].count(),
    "groupby size": df.groupby("g").size().to_frame("count"),
    "groupby min": df.groupby("g")[["f", "n", "t"]].min(),
    "groupby max": df.groupby("k")[["f", "n", "t"]].max(),
    "groupby text max": df.dropna(subset=["s"]).groupby("k")[["s"]].max(),
    "groupby std": df.groupby("g")[["f", "n"]].std(),
    "groupby var": df.groupby("k")[["f"]].var(),
    "groupby first": df.groupby("k")[["f", "g"]].first(),
    "groupby last": df.groupby("k")[["f", "g"]].last(),
    "groupby nunique": df.groupby("g")[["k", "s", "f"]].nunique(),
    "groupby two": df.groupby(["g", "k"])[["f", "n"]].mean(),
    "groupby three": df.groupby(["b", "g", "k"])[["n"]].sum(),
    "groupby bool": df.groupby("b")[["f"]].mean(),
    "groupby date": df.assign(t=df.t.dt.normalize()).groupby("t")[["n"]].sum().head(7),
    "groupby float": df.groupby("f")[["n"]].sum(),
    "groupby category": df.astype({"c": "object"}).groupby("c")[["n"]].sum(),
    "groupby all": df[df.g == "DM"].groupby("g").agg(f_mean=("f", "mean"), f_max=("f", "max"), f_var=("f", "var"), count=("k", "size")),
    "groupby filter": df[(df.g == "DM") & (df.f > 10)].groupby("k").agg(f_mean=("f", "mean"), count=("k", "size")),
    "groupby null int": df.groupby("i")[["n"]].sum(),
    "describe": df.astype({"i": "float64"}).describe(),
    "describe series": df["f"].describe(),
    "sum": df[["f", "k", "n"]].sum(),
    "sum ints": df[["k", "n"]].sum(),
    "mean": df[["f", "k", "n", "b"]].mean(),
    "std": df[["f", "k", "n"]].std(),
    "count": df.count(),
    "nunique": df.nunique(),
    "max": df[["f", "k"]].max(),
    "dtypes": df.astype({"i": "int64"}, errors="ignore").dtypes,
}
SCALARS = {
    "max": df.f.max(), "min": df.f.min(), "sum": df.f.sum(), "mean": df.f.mean(), "std": df.f.std(), "var": df.f.var(),
    "count": df.f.count(), "nunique": df.f.nunique(), "len": len(df), "int max": df.i.max(), "int sum": df.i.sum(),
    "int mean": df.i.mean(), "int var": df.i.astype("float64").var(), "bool sum": df.b.sum(), "bool mean": df.b.mean(),
    "filtered mean": df[df.g == "DM"].f.mean(), "none": df[df.f > 1000].f.max(), "none sum": df[df.f > 1000].f.sum(),
    "square mean": (df.f * df.f).mean(), "text nunique": df.s.nunique(), "filtered len": len(df[df.f > 0]),
}


def main():
    import runpy

    source = runpy.run_path(os.path.join(os.path.dirname(__file__), "print_fixtures.py"))
    with open(OUT, "w", encoding="utf-8") as out:
        source["write"](out, "table", df, "")
        for name, result in OPS.items():
            out.write("expect\t" + name + "\n")
            text = source["plain"](str(result))
            for line in text.split("\n"):
                out.write("|" + line + "\n")
        for name, value in SCALARS.items():
            out.write("scalar\t%s\t%r\n" % (name, float(value)))


if __name__ == "__main__":
    main()
