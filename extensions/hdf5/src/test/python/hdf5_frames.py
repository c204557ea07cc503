"""Writes tables to HDF5 files for Hdf5FrameFixtureTest, by pandas.

Each case is a file, a key and a text file with what is to be read: names and dtypes, then a row a line.
usage: /usr/bin/python3 -W ignore hdf5_frames.py FILE.zip
"""
import datetime
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd

folder = Path(tempfile.mkdtemp()) if __name__ == "__main__" else None
cases = []


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def dtype(values):
    if isinstance(values.dtype, pd.CategoricalDtype):
        texts = values.cat.categories.dtype == object
        return "category" if texts else str(values.cat.categories.dtype)
    if values.dtype == object:
        kinds = {type(v) for v in values.dropna()}
        return {frozenset([bool]): "bool", frozenset([int]): "int64", frozenset([float]): "float64",
                frozenset([int, float]): "float64", frozenset([datetime.date]): "datetime64[ns]"}.get(frozenset(kinds), "object")
    return {"float16": "float32"}.get(str(values.dtype), str(values.dtype))


def shown(value, kind):
    if pd.isna(value):
        return "\\N"
    if kind.startswith("datetime"):
        return str(pd.Timestamp(value).value)
    if kind.startswith("timedelta"):
        return str(pd.Timedelta(value).value)
    if kind.startswith("float"):
        return repr(float(value))
    return escaped(str(value))


def table(frame):
    """A table as text, labels first."""
    if isinstance(frame, pd.Series):
        frame = frame.to_frame(frame.name or "values")
    labels = frame.index.names
    columns = [frame.index.get_level_values(i).to_series() for i in range(frame.index.nlevels)]
    columns += [frame.iloc[:, i] for i in range(frame.shape[1])]
    names = [n if n is not None else "" for n in labels] + list(frame.columns)
    kinds = [dtype(c) for c in columns]
    lines = ["\t".join(f"{escaped(str(n))}|{k}" for n, k in zip(names, kinds))]
    for row in zip(*[[shown(v, k) for v in c] for c, k in zip(columns, kinds)]):
        lines.append("\t".join(row))
    return lines


def expect(name, key, frame, case=None):
    case = case or f"case{len(cases):03}"
    (folder / f"{case}.tsv").write_text("\n".join(table(frame)) + "\n", encoding="utf-8")
    cases.append(f"{name}\t{key}\t{frame.index.nlevels}\t{case}.tsv")


def add(name, key, frame, **how):
    frame.to_hdf(folder / name, key, **how)
    expect(name, key, frame)


def columns(rows, seed=1):
    random = np.random.default_rng(seed)
    day = pd.Timestamp("2024-03-30")
    frame = pd.DataFrame({
        "i8": random.integers(-100, 100, rows).astype("i8"), "j8": random.integers(-9, 9, rows).astype("i8"),
        "i4": random.integers(-2**31, 2**31, rows).astype("i4"), "i2": random.integers(-2**15, 2**15, rows).astype("i2"),
        "i1": random.integers(-128, 128, rows).astype("i1"), "u1": random.integers(0, 256, rows).astype("u1"),
        "u2": random.integers(0, 2**16, rows).astype("u2"), "u4": random.integers(0, 2**32, rows).astype("u4"),
        "u8": random.integers(0, 2**64, rows, dtype="u8"), "f8": random.normal(size=rows), "g8": random.normal(size=rows),
        "f4": random.normal(size=rows).astype("f4"), "f2": random.normal(size=rows).astype("f2"),
        "flag": random.random(rows) < 0.5, "other": random.random(rows) < 0.5,
        "time": day + pd.to_timedelta(random.integers(0, 10**15, rows)), "span": pd.to_timedelta(random.integers(-10**15, 10**15, rows)),
        "word": random.choice(["", "a", "bb", "d\u00e9j\u00e0", "\U0001f600 x", "tab\there", "nothing"], rows),
        "text": [f"row {i}" for i in range(rows)],
    })
    if rows > 2:
        frame.loc[1, ["f8", "f4"]] = np.nan
        frame.loc[2, ["time", "span"]] = pd.NaT
        frame.loc[0, "word"] = None
        frame["g8"].iloc[:2] = [np.inf, -0.0]
    return frame


def zoned(frame):
    frame["paris"] = frame.time.dt.tz_localize("UTC").dt.tz_convert("Europe/Paris")
    frame["utc"] = frame.time.dt.tz_localize("UTC")
    return frame


def categories(frame):
    rows = len(frame)
    random = np.random.default_rng(7)
    frame["cat"] = pd.Categorical(random.choice(["x", "yy", "z\u00fc", None], rows), categories=["z\u00fc", "yy", "unused", "x"])
    frame["ordered"] = pd.Categorical(random.choice(["lo", "hi"], rows), categories=["lo", "hi"], ordered=True)
    frame["numbers"] = pd.Categorical(random.choice([10, 20, 30], rows))
    frame["floats"] = pd.Categorical(random.choice([0.5, 1.5, None], rows).astype(float), categories=[0.5, 1.5])
    frame["dates"] = pd.Categorical(pd.to_datetime(random.choice(["2020-01-01", "2021-02-03"], rows)))
    return frame


def write():
    for rows in [0, 1, 5, 200]:
        if rows:
            add("fixed.h5", f"/all{rows}", zoned(columns(rows)), format="fixed")
            add("table.h5", f"/all{rows}", categories(zoned(columns(rows))), format="table", index=False)
            data = categories(zoned(columns(rows))).drop(columns=["u8", "f2"])
            add("table.h5", f"/data{rows}", data, format="table", data_columns=True, index=False)
            add("table.h5", f"/some{rows}", data, format="table", data_columns=["i8", "text", "cat", "paris"], index=rows == 5)
        else:
            empty = columns(3)[["i8", "f8", "f4", "flag", "text"]].iloc[:0]
            add("fixed.h5", "/all0", empty, format="fixed")

    for i, how in enumerate([dict(complevel=5), dict(complevel=1), dict(complevel=9, complib="zlib")]):
        for form in ["fixed", "table"]:
            add("packed.h5", f"/{form}{i}", columns(2000)[["i8", "j8", "f4", "flag", "time", "word"][: 6 if form == "table" else 5]], format=form, **how)

    small = columns(40)[["i8", "f8", "text", "word"]]
    labels = {
        "range": pd.RangeIndex(40), "named": pd.RangeIndex(5, 45, name="n"), "ints": pd.Index(range(40, 0, -1), name="down"),
        "floats": pd.Index(np.arange(40) / 2, name="half"), "texts": pd.Index([f"t\u00fc{i}" for i in range(40)], name="t"),
        "days": pd.date_range("2020-01-01", periods=40, name="day"), "some": pd.to_datetime(np.arange(40) ** 5, unit="s"),
        "zone": pd.date_range("2020-01-01", periods=40, tz="America/New_York", name="z"), "utc": pd.date_range("2020-03-01", periods=40, tz="UTC"),
        "spans": pd.to_timedelta(np.arange(40), unit="h").rename("span"), "flags": pd.Index([True, False] * 20), "i8": pd.Index(range(40), name="i8"),
        "unsigned": pd.Index(np.arange(40, dtype="u8") + 2**63, name="u"),
        "dates": pd.Index([datetime.date(2020, 1, 1 + i % 28) for i in range(40)], name="d"),
        "fixed-offset": pd.date_range("2020-01-01", periods=40, tz=datetime.timezone(datetime.timedelta(hours=2))),
    }
    for name, index in labels.items():
        for form in ["fixed", "table"]:
            if form == "table" and name in ("flags", "spans", "unsigned"):
                continue
            add("labels.h5", f"/{form}/{name}", small.set_axis(index, axis=0), format=form, **(dict(index=False) if form == "table" else {}))
    pairs = pd.MultiIndex.from_product([["a", "b", None], range(7)], names=["k", None]).repeat(2)[:40]
    pairs = pairs.append(pd.MultiIndex.from_tuples([("z", 9)] * (40 - len(pairs)), names=["k", None]))
    add("labels.h5", "/fixed/pairs", small.set_axis(pairs, axis=0), format="fixed")
    full = pd.MultiIndex.from_arrays([list("abcd") * 10, pd.date_range("2020-01-01", periods=40)], names=["k", None])
    add("labels.h5", "/table/pairs", small.set_axis(full, axis=0), format="table", index=False)
    add("labels.h5", "/table/pairs2", small.set_axis(full.set_names(["k", "m"]), axis=0), format="table", data_columns=["f8"])

    objects = pd.DataFrame({"text": ["a", None, "b\u00fc", "x" * 300], "flag": [True, None, False, True], "mixed": [1, 2.5, None, 3],
                            "whole": [1, None, 2, 3], "none": [None] * 4}, dtype=object)
    add("objects.h5", "/plain", objects, format="fixed")
    big = pd.DataFrame({"a": [f"text {i}" * (i % 9) for i in range(1500)], "b": ["q"] * 1500})
    add("objects.h5", "/big", big, format="fixed")
    pd.DataFrame({"x": [1, 2], "odd": ["a", datetime.date(2020, 1, 1)]}).to_hdf(folder / "objects.h5", "/odd", format="fixed")
    pd.DataFrame({"x": [1, 2], "c": [1j, 2]}).to_hdf(folder / "objects.h5", "/complex", format="table", index=False)

    add("other.h5", "/series", small.f8, format="fixed")
    add("other.h5", "/series_table", small.f8, format="table", index=False)
    add("other.h5", "/unnamed", pd.Series(range(5)), format="fixed")
    add("other.h5", "/unnamed_table", pd.Series(list("abc")), format="table", index=False)
    add("other.h5", "/texts", pd.Series(list("abc"), name="s"), format="fixed")
    add("other.h5", "/wide", pd.DataFrame(np.arange(600).reshape(3, 200)), format="fixed")
    add("other.h5", "/numbered", pd.DataFrame(np.arange(12).reshape(4, 3), columns=[3, 1, 2]), format="table", index=False)
    add("other.h5", "/deep/er/down", small, format="table", index=False)
    add("other.h5", "/latin", pd.DataFrame({"s": ["\u00e9t\u00e9", "a"]}), format="table", encoding="latin-1")
    add("other.h5", "/rep", pd.DataFrame({"s": ["nan", None, "gone"]}).replace("gone", "here"), format="table", nan_rep="gone")
    add("other.h5", "/nothing", pd.DataFrame(index=pd.RangeIndex(3)), format="fixed")
    add("other.h5", "/order", small[["word", "f8", "text", "i8"]], format="table", data_columns=["text"])
    small.set_axis(pd.MultiIndex.from_product([["a", "b"], ["x", "y"]]), axis=1).to_hdf(folder / "other.h5", "/columns", format="fixed")
    small[["i8"]].set_axis(pd.period_range("2020-01", periods=40, freq="M"), axis=0).to_hdf(folder / "other.h5", "/periods", format="fixed")
    packed = columns(2200)[["i8", "f8", "text"]]
    for way in ["blosc", "blosc:lz4", "blosc:lz4hc", "blosc:snappy", "blosc:zlib", "blosc:zstd", "bzip2"]:
        rows = packed if way in ("blosc", "bzip2") else packed.head(300)
        add("packed.h5", "/" + way.replace(":", "_"), rows, format="table", complevel=5, complib=way, index=False)
    add("packed.h5", "/fixed", packed[["i8", "f8"]].head(500), format="fixed", complevel=9, complib="blosc")
    small[["i8", "f8"]].to_hdf(folder / "other.h5", "/lzo", format="table", complevel=5, complib="lzo")

    for part in range(12):
        piece = categories(columns(30, seed=part))[["i8", "f8", "word", "cat"]].set_axis(pd.RangeIndex(part * 30, part * 30 + 30, name="n"), axis=0)
        piece.to_hdf(folder / "parts.h5", f"/data{part}", format="table", index=False)
        piece.to_hdf(folder / f"part{part}.h5", "/x", format="table", index=False)
    whole = pd.concat([pd.read_hdf(folder / "parts.h5", f"/data{part}") for part in range(12)])
    expect("parts.h5", "/data*", whole)
    expect("part*.h5", "/x", whole, "case_parts")
    cases[-1] = cases[-1].replace("part*.h5", "part[0-9]*.h5")
    two = columns(500)[["i8", "text", "time"]]
    two.iloc[:200].to_hdf(folder / "appended.h5", "/x", format="table", min_itemsize={"values": 20})
    two.iloc[200:].to_hdf(folder / "appended.h5", "/x", format="table", append=True)
    expect("appended.h5", "/x", two)
    (folder / "cases.txt").write_text("\n".join(cases) + "\n")
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, file.name)
    print(len(cases), "cases")


if __name__ == "__main__":
    write()
