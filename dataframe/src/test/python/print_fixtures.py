"""Writes what pandas prints for many frames and series, next to their values; run by hand with /usr/bin/python3 (pandas 1.5)."""

import io
import os
import random
import sys

import numpy as np
import pandas as pd

OUT = os.path.join(os.path.dirname(__file__), "../resources/io/bask/dataframe/column/printed.tsv")
rng = random.Random(7)


def escape(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def cell(value, dtype):
    if value is pd.NA or value is pd.NaT or value is None or (isinstance(value, float) and value != value):
        return "\\N"
    if dtype == "datetime64[ns]":
        return str(pd.Timestamp(value).value)
    if dtype == "float64":
        return repr(float(value))
    return escape(str(value))


def dtype_name(series):
    name = str(series.dtype)
    return {"Int64": "int64", "Int32": "int32", "boolean": "bool"}.get(name, name)


def values(series):
    return [cell(v, dtype_name(series)) for v in series]


def index_line(index):
    if isinstance(index, pd.RangeIndex):
        return ["range", str(index.start), str(len(index))]
    if isinstance(index, pd.MultiIndex):
        line = ["keys"]
        for level in range(index.nlevels):
            s = index.get_level_values(level).to_series()
            line += ["level", index.names[level] or "", dtype_name(s)] + values(s)
        return line
    if index.name is None and str(index.dtype) == "int64":
        return ["numbers"] + [str(v) for v in index]
    s = index.to_series()
    return ["keys", "level", index.name or "", dtype_name(s)] + values(s)


def plain(text):
    """Nullable dtypes under the names of the plain ones."""
    return text.replace("Int64", "int64").replace("Int32", "int32").replace("boolean", "bool").replace("int64Index", "Int64Index")


def write(out, kind, frame, text):
    out.write("case\t" + kind + "\n")
    out.write("index\t" + "\t".join(index_line(frame.index)) + "\n")
    for name in frame.columns:
        out.write("\t".join(["col", escape(name), dtype_name(frame[name])] + values(frame[name])) + "\n")
    for line in plain(text).split("\n"):
        out.write("|" + line + "\n")


def emit(out, frame, series=True):
    write(out, "frame", frame, str(frame))
    if rng.random() < 0.5:
        with pd.option_context("display.max_columns", 20):
            write(out, "wrap", frame, str(frame))
    nullable = any(str(dtype) in ("Int64", "Int32", "boolean") for dtype in frame.dtypes)
    if rng.random() < 0.3 and len(frame.columns) and not nullable:
        buffer = io.StringIO()
        frame.info(buf=buffer)
        write(out, "info", frame, buffer.getvalue())
    if series and len(frame.columns):
        name = rng.choice(list(frame.columns))
        write(out, "series\t" + escape(name), frame[[name]], str(frame[name]))


FLOATS = [
    lambda: rng.uniform(-10, 10),
    lambda: float(rng.randint(-100, 100)),
    lambda: rng.randint(-1000, 1000) / 4,
    lambda: rng.uniform(0, 1) * 10 ** rng.randint(-9, 12),
    lambda: rng.uniform(0, 1e-7),
    lambda: float(rng.randint(0, 10**9)),
    lambda: rng.choice([0.0, -0.0, 1.5, 1e6, 1e6 + 1, 1234567.125, 0.000001, 0.0000015]),
    lambda: rng.choice([float("inf"), float("-inf"), 1.0, 2.25]),
    lambda: rng.gauss(0, 1),
    lambda: round(rng.uniform(0, 300), 1),
]
WORDS = ["NL", "DM", "a", "", "longer text", "ü", "日本", "tab\there", "line\nbreak", "x" * 49, "y" * 60, "F", "M", "0.5"]


def column(kind, n, nulls):
    gone = [rng.random() < nulls for _ in range(n)]
    if kind == "float64":
        make = rng.choice(FLOATS)
        return pd.Series([np.nan if g else make() for g in gone], dtype="float64")
    if kind in ("int64", "int32"):
        top = 10 ** rng.randint(1, 9)
        low = rng.choice([0, -top])
        data = [rng.randint(low, top) for _ in gone]
        if any(gone):
            data = [pd.NA if g else d for g, d in zip(gone, data)]
            return pd.Series(data, dtype=kind.capitalize())
        return pd.Series(data, dtype=kind)
    if kind == "bool":
        data = [rng.random() < 0.5 for _ in gone]
        if any(gone):
            return pd.Series([pd.NA if g else d for g, d in zip(gone, data)], dtype="boolean")
        return pd.Series(data, dtype="bool")
    if kind == "datetime64[ns]":
        unit = rng.choice([86400 * 10**9, 10**9, 10**6, 10**3, 1])
        data = [rng.randint(0, 10**18) // unit * unit for _ in gone]
        return pd.Series([pd.NaT if g else pd.Timestamp(d) for g, d in zip(gone, data)], dtype="datetime64[ns]")
    words = rng.sample(WORDS, rng.randint(1, len(WORDS)))
    text = pd.Series([np.nan if g else rng.choice(words) for g in gone], dtype="object")
    return text.astype("category") if kind == "category" else text


KINDS = ["float64", "float64", "float64", "int64", "int64", "int32", "bool", "datetime64[ns]", "object", "object", "category"]


def frame(n, columns, nulls):
    names = rng.sample(["a", "b", "weight", "hindfoot_length", "year", "a rather long column name", "ü", "n" * 55, "q", "id", "x1",
                        "x2", "record_id", "month", "day", "plot_id", "species_id", "sex", "v1", "v2", "v3", "tab\tname"] + ["c%d" % i for i in range(80)], columns)
    return pd.DataFrame({name: column(rng.choice(KINDS), n, nulls) for name in names})


def index_for(df):
    n = len(df)
    kind = rng.choice(["range", "range", "offset", "numbers", "key", "keys", "summary", "floatkey", "datekey"])
    if kind == "offset":
        df.index = pd.RangeIndex(10, 10 + n)
    elif kind == "numbers":
        df.index = pd.Index(sorted(rng.sample(range(100 * n + 100), n)), dtype="int64")
    elif kind == "key":
        df.index = pd.Index([rng.choice("abc") * rng.randint(1, 4) for _ in range(n)], name="species", dtype="object")
    elif kind == "keys":
        df.index = pd.MultiIndex.from_arrays(
            [[1970 + i // 4 for i in range(n)], ["F" if i % 4 < 2 else "M" for i in range(n)], list(range(n))][: rng.choice([2, 3])],
        )
        df.index.names = ["year", "sex", "k"][: df.index.nlevels]
    elif kind == "summary":
        df.index = pd.Index([rng.choice(["count", "mean", "std", "25%"]) for _ in range(n)], dtype="object")
    elif kind == "floatkey":
        df.index = pd.Index([rng.randint(0, 100) / 4 for _ in range(n)], name="f", dtype="float64")
    elif kind == "datekey":
        df.index = pd.DatetimeIndex([pd.Timestamp(rng.randint(0, 10**5) * 86400 * 10**9) for _ in range(n)], name="when")
    return df


def main():
    with open(OUT, "w", encoding="utf-8") as out:
        for n in (0, 1, 2, 5, 9):
            for columns in (1, 2, 3, 5, 8):
                for nulls in (0.0, 0.3):
                    emit(out, index_for(frame(n, columns, nulls)) if n else frame(n, columns, nulls))
        for _ in range(90):
            emit(out, index_for(frame(rng.randint(1, 12), rng.randint(1, 6), rng.choice([0.0, 0.2, 1.0]))))
        for n in (59, 60, 61, 75):
            for columns in (1, 3, 7):
                emit(out, index_for(frame(n, columns, rng.choice([0.0, 0.3]))))
        for columns in (19, 20, 21, 22, 30, 81, 90):
            emit(out, index_for(frame(3, columns, 0.1)), series=False)
        emit(out, pd.DataFrame(index=pd.RangeIndex(3)))
        emit(out, pd.DataFrame({"c%d" % i: column("int64", 0, 0) for i in range(3)}))
        surveys = pd.read_csv(sys.argv[1]) if len(sys.argv) > 1 else None
        if surveys is not None:
            emit(out, surveys.describe(), series=False)
            emit(out, surveys.groupby("species_id")["weight"].agg(["mean", "count"]), series=False)
            emit(out, surveys.groupby(["year", "sex"])[["weight", "hindfoot_length"]].mean())


if __name__ == "__main__":
    main()
