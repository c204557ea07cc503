"""Writes what pandas' to_csv makes of many tables and options: one case a line, for CsvTargetTest.

Run: python3 to_csv_fixtures.py > ../resources/io/bask/dataframe/io/to_csv.tsv
A line: options, expected text, then name, dtype and values of each column; values joined by U+001F, a missing one is U+0000.
"""
import random
import sys

import numpy as np
import pandas as pd

rng = random.Random(7)
MISSING = "\0"
TEXTS = ["a", "", "NA", "x,y", 'say "hi"', "two\nlines", "tab\there", "é ü 漢 😀", " lead", "trail ", "semi;colon", "a|b", "'", "#", "0", "-1", "1.5", "back\\slash", '"', '""', "a\"b,c\n"]
FLOATS = [0.0, -0.0, 1.0, -1.5, 0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.5e300, 5e-324, 2.5, 0.125, float("inf"), float("-inf"), 1e22, 123456.789, 99999.5, 1e100, 12345678.9]
STAMPS = ["2024-02-29", "1999-12-31 23:59:59", "2001-02-03 04:05:06.789", "1969-07-20 20:17:40.123456", "2024-02-29 00:00:00.000000001", "1700-01-01", "2262-04-11"]


def column(kind, rows, nulls, level):
    def maybe(value):
        return None if nulls and rng.random() < 0.25 else value

    if kind == "int64":
        return [maybe(rng.choice([0, 1, -1, 7, 10**6, -(10**12), 2**63 - 1, -(2**63), rng.randrange(-1000, 1000)])) for _ in range(rows)]
    if kind == "float64":
        return [maybe(rng.choice(FLOATS + [rng.gauss(0, 1e3), rng.random()])) for _ in range(rows)]
    if kind == "bool":
        return [maybe(rng.random() < 0.5) for _ in range(rows)]
    if kind == "object":
        return [maybe(rng.choice(TEXTS)) for _ in range(rows)]
    return [maybe(rng.choice(STAMPS[:level])) for _ in range(rows)]


def series(kind, values):
    if kind == "int64":
        return pd.Series(values, dtype="Int64" if None in values else "int64")
    if kind == "float64":
        return pd.Series(values, dtype="float64")
    if kind == "bool":
        return pd.Series(values, dtype=object if None in values else bool)
    if kind == "object":
        return pd.Series(values, dtype=object)
    return pd.Series([pd.NaT if v is None else pd.Timestamp(v) for v in values], dtype="datetime64[ns]")


def text(kind, value):
    if value is None:
        return MISSING
    if kind == "datetime64[ns]":
        return str(pd.Timestamp(value).value)
    return repr(value) if kind == "float64" else str(value)


def escaped(value):
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0")


def options():
    chosen = {}
    if rng.random() < 0.3:
        chosen["sep"] = rng.choice([";", "\t", "|", ":"])
    if rng.random() < 0.4:
        chosen["index"] = False
    if rng.random() < 0.2:
        chosen["header"] = False
    if rng.random() < 0.3:
        chosen["na_rep"] = rng.choice(["NA", "null", "-", "a,b"])
    if rng.random() < 0.3:
        chosen["float_format"] = rng.choice(["%.2f", "%.0f", "%e", "%.3e", "%g", "%.10g", "%8.3f", "%+.1f", "%.12f"])
    if rng.random() < 0.2:
        chosen["date_format"] = rng.choice(["%Y-%m-%d", "%d.%m.%y %H:%M", "%Y%m%dT%H%M%S.%f"])
    if rng.random() < 0.2:
        chosen["lineterminator"] = rng.choice(["\r\n", "\n"])
    if rng.random() < 0.15 and chosen.get("sep") != ",":
        chosen["quotechar"] = "'"
    if rng.random() < 0.3:
        chosen["quoting"] = rng.choice([1, 1, 2, 3])
    if chosen.get("quoting") == 3:
        chosen["escapechar"] = "\\"
    if chosen.get("sep") == ";" and rng.random() < 0.5:
        chosen["decimal"] = ","
    return chosen


def main():
    for case in range(700):
        rows = rng.choice([0, 1, 2, 3, 9])
        chosen = options()
        kinds = [rng.choice(["int64", "float64", "bool", "object", "datetime64[ns]"]) for _ in range(rng.choice([1, 1, 2, 4]))]
        nulls = rng.random() < 0.6 and chosen.get("quoting") != 2
        if chosen.get("quoting") == 2:
            chosen.pop("float_format", None)
            chosen.pop("decimal", None)
        data = {}
        cells = []
        for i, kind in enumerate(kinds):
            name = rng.choice(["a", "b c", "x,y", 'q"', "é"]) + str(i)
            values = column(kind, rows, nulls, rng.choice([1, 2, 3, 4, len(STAMPS)]))
            data[name] = series(kind, values)
            cells += [name, kind, "\x1f".join(text(kind, value) for value in values)]
        frame = pd.DataFrame(data)
        if rng.random() < 0.2 and rows:
            frame.index = pd.Index([rng.choice(TEXTS[:6]) + str(i) for i in range(rows)], name=rng.choice(["k", "k,1"]))
            cells += ["index:" + frame.index.name, "object", "\x1f".join(frame.index)]
        try:
            expected = frame.to_csv(**chosen)
        except Exception as failed:
            sys.stderr.write("%d %s %s\n" % (case, chosen, failed))
            continue
        if chosen.get("quoting") == 3 and any(len(line) == 0 for line in expected.split(chosen.get("lineterminator", "\n"))[:-1]):
            continue
        told = "\x1f".join("%s=%s" % pair for pair in chosen.items())
        print("\t".join(escaped(part) for part in [told, expected, str(rows)] + cells))


main()
