"""Writes steps.tsv and windows.tsv: steps of time, windows of time and falling weights as pandas has them.   usage: /usr/bin/python3 time_fixtures.py

Lines:  table NAME, then the lines of print_fixtures.py;  case NAME, its parts divided by bars;  at, the moments that label rows;
col NAME, the values of a column in six digits, empty where missing.
"""

import os
import random
import runpy
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "../resources/io/bask/dataframe/%s.tsv")
rng = random.Random(41)
NAN = np.nan


def table(n, begin, hours, step):
    moments = [pd.Timestamp(begin) + pd.Timedelta(minutes=step * rng.randint(0, hours * 60 // step)) for _ in range(n)]
    ordered = sorted(moments)
    ordered[5] = ordered[4]
    return pd.DataFrame({
        "id": pd.Series(range(n), dtype="int64"),
        "t": pd.Series([NAN if rng.random() < 0.1 else m for m in moments], dtype="datetime64[ns]"),
        "s": pd.Series(sorted(ordered), dtype="datetime64[ns]"),
        "f": pd.Series([NAN if rng.random() < 0.25 else rng.randint(-20, 20) / 4 for _ in range(n)], dtype="float64"),
        "k": pd.Series([rng.randint(-5, 9) for _ in range(n)], dtype="int64"),
        "g": pd.Series([NAN if rng.random() < 0.1 else rng.choice(["DM", "NL", "PF"]) for _ in range(n)], dtype="object"),
        "b": pd.Series([rng.random() < 0.5 for _ in range(n)], dtype="bool"),
    })


short = table(61, "2000-02-24 03:00", 190, 15)
long = table(59, "1999-02-10 07:30", 24 * 800, 45)
small = pd.DataFrame({"key": pd.Series([3, 1, 12, 7], dtype="int32"), "label": ["three", "one", "twelve", "seven"]})
CASES = {}
SHORT = ["D", "2D", "3D", "12H", "7h", "36H", "600T", "W", "W-WED"]
LONG = ["W", "2W", "3W-TUE", "M", "2M", "MS", "3MS", "Q", "QS", "QS-FEB", "Q-JAN", "2Q", "A", "AS", "A-MAR", "2AS-JUN", "17D"]


def tidy(values):
    return values.where(values.isna() | (values.abs() > 1e-9), 0.0)


def whole(frame, names):
    for name in names:
        frame[name] = frame[name].astype("int64")
    return frame


def resampled(name, source, rule, closed, label):
    options = {k: v for k, v in (("closed", closed), ("label", label)) if v}
    steps = source.resample(rule, on="t", **options)
    key = "resample|%s|%s|%s|%s|" % (name, rule, closed or "", label or "")
    for op in rng.sample(["mean", "min", "max", "std", "var", "median", "first", "last", "sem"], 2):
        CASES[key + op] = tidy(getattr(steps[["f"]], op)())
    CASES[key + "sum"] = steps[["f", "k"]].sum()
    if rng.random() < 0.3:
        CASES[key + "count"] = steps[["f", "g"]].count()
        CASES[key + "nunique"] = steps[["f", "k"]].nunique()
        CASES[key + "prod"] = steps[["f"]].prod()
        CASES[key + "size"] = steps.size().to_frame("count")
        CASES[key + "quantile"] = steps[["f"]].quantile(0.3)
        CASES[key + "ohlc"] = steps["f"].ohlc()
        CASES[key + "sum2"] = steps[["f"]].sum(min_count=2)


for name, source, rules in (("left", short, SHORT), ("right", long, LONG)):
    for rule in rules:
        for closed, label in (("", ""), ("left", "right"), ("right", "left"), ("right", ""), ("", "left")):
            many = rule.strip("0123456789") == "D" and rule != "D"  # pandas 1.5 moves such steps by a day
            if not (many and closed == "right"):
                resampled(name, source, rule, closed, label)


def keep(key, source, values):
    CASES[key] = pd.DataFrame({"id": source.id, "r": tidy(values)})


for span in ("3D", "7h", "36h", "1min"):
    for closed in ("right", "left", "both", "neither"):
        for center in ("", "center"):
            for least in (None, 0, 2):
                roll = short.set_index("s").f.rolling(span, closed=closed, center=bool(center), min_periods=least)
                for op in rng.sample(["sum", "mean", "min", "max", "std", "var", "median", "count"], 2):
                    keep("time|%s|%s|%s|%s|%s|" % (span, closed, center, "" if least is None else least, op), short,
                         getattr(roll, op)().reset_index(drop=True))
over = short.set_index("s").groupby("g").f.rolling("2D").sum()
pieces = pd.concat([part.assign(r=part.set_index("s").f.rolling("2D").sum().values) for _, part in short.groupby("g")])
keep("time|2D|right||1|sum|g", short, pieces.r.reindex(short.index))
for rows in (4, 9):
    for least in (None, 3):
        roll = short.f.rolling(rows, min_periods=least)
        keep("rows|%d|%s|skew" % (rows, least or ""), short, roll.skew())
        keep("rows|%d|%s|kurt" % (rows, least or ""), short, roll.kurt())
        keep("rows|%d|%s|quantile" % (rows, least or ""), short, roll.quantile(0.3))
        keep("rows|%d|%s|apply" % (rows, least or ""), short, roll.apply(lambda w: np.nanmax(w) - np.nanmin(w), raw=True))
        keep("rows|%d|%s|std0" % (rows, least or ""), short, roll.std(ddof=0))
        keep("rows|%d|%s|inf" % (rows, least or ""), short, short.f.replace(5.0, np.inf).replace(-4.0, -np.inf).rolling(rows, min_periods=least or 1).mean())
for kind, number in (("com", 2.5), ("span", 6), ("halflife", 1.7), ("alpha", 0.3), ("alpha", 1)):
    for adjust in (True, False):
        for ignore in (True, False):
            for least in (0, 3):
                ewm = short.f.ewm(**{kind: number}, adjust=adjust, ignore_na=ignore, min_periods=least)
                for op in ("mean", "var", "std"):
                    key = "ewm|%s|%s|%s|%s|%d|%s|" % (kind, number, adjust, ignore, least, op)
                    keep(key, short, getattr(ewm, op)())
keep("ewm|span|4|True|False|0|biased|", short, short.f.ewm(span=4).var(bias=True))
pieces = pd.concat([part.f.ewm(span=3).mean() for _, part in short.groupby("g")])
keep("ewm|span|3|True|False|0|mean|g", short, pieces.reindex(short.index))
for op in ("sum", "mean", "min", "max", "std", "count"):
    keep("expanding|" + op, short, getattr(short.f.replace(5.0, np.inf).replace(-4.0, -np.inf).expanding(), op)())
poisoned = short.f.where(short.id != 20, np.inf).where(short.id != 23, -np.inf)
CASES["cumsum inf"] = pd.DataFrame({"id": short.id, "r": poisoned.cumsum()})
CASES["cumprod inf"] = pd.DataFrame({"id": short.id, "r": poisoned.where(short.id != 30, 0.0).cumprod()})
for rule in ("D", "3h", "M", "MS", "W", "Q", "2M"):
    for periods in (1, -2, 0):
        CASES["shift|%s|%d" % (rule, periods)] = short.set_index("s")[["f"]].shift(periods, freq=rule)
labelled = short.set_index("s")
CASES["labelled"] = labelled.resample("D")[["f"]].mean()


def text(value):
    return "" if value is None or value != value else str(value) if isinstance(value, (bool, np.bool_)) else "%.6g" % value


def write(file, cases):
    source = runpy.run_path(os.path.join(HERE, "print_fixtures.py"))
    with open(OUT % file, "w", encoding="utf-8") as out:
        for name, frame in (("left", short), ("right", long), ("small", small)):
            out.write("table\t" + name + "\n")
            source["write"](out, "table", frame, "")
        for name, result in cases.items():
            out.write("case\t" + name + "\n")
            if isinstance(result.index, pd.DatetimeIndex):
                out.write("at\t%s\n" % "\t".join(str(m).replace(" ", "T").replace("T00:00:00", "") for m in result.index))
            for column in result.columns:
                if column != "id":
                    out.write("col\t%s\t%s\n" % (column, "\t".join(map(text, result[column]))))


def main():
    steps = ("resample", "shift", "labelled")
    write("steps", {name: case for name, case in CASES.items() if name.startswith(steps)})
    write("windows", {name: case for name, case in CASES.items() if not name.startswith(steps)})


if __name__ == "__main__":
    main()
