"""Writes small random tables, random programs over them and what pandas makes of each; run by hand with /usr/bin/python3
(pandas 1.5). A program is a list of steps, each a list in parentheses: (filter (gt f 2.5)) (groupby (k) ((mean f)))."""

import os
import random
import sys
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
OUT = os.path.join(os.path.dirname(__file__), "../resources/io/bask/dataframe/programs.tsv")
SIZES = [0, 1, 2, 5, 12, 20, 130]
PROGRAMS = int(sys.argv[1]) if len(sys.argv) > 1 else 420
rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20)
OUT = sys.argv[3] if len(sys.argv) > 3 else OUT
KINDS = {"k": "int", "n": "int", "i": "int", "f": "float", "g": "text", "s": "text", "b": "bool", "t": "date"}
COMPARE = ["eq", "ne", "lt", "le", "gt", "ge"]


def some(make, n, missing):
    return [None if rng.random() < missing else make() for _ in range(n)]


def table(n):
    missing = rng.choice([0, 0.2, 0.2, 0.5, 1])
    dates = some(lambda: pd.Timestamp("1969-12-30") + pd.Timedelta(hours=rng.choice([0, 24, 48, 61, 9000])), n, missing)
    return pd.DataFrame({
        "k": pd.Series([rng.randint(0, 4) for _ in range(n)], dtype="int64"),
        "n": pd.Series([rng.randint(-9, 9) for _ in range(n)], dtype="int32"),
        "i": pd.Series(some(lambda: rng.randint(-3, 30), n, missing), dtype="Int64"),
        "f": pd.Series(some(lambda: rng.randint(-80, 80) / 4, n, missing), dtype="float64"),
        "g": pd.Series(some(lambda: rng.choice(["DM", "NL", "", "ü"]), n, missing), dtype="object").where(lambda g: g.notna(), np.nan),
        "s": pd.Series(["".join(rng.choice("abB日") for _ in range(rng.randint(0, 3))) for _ in range(n)], dtype="object"),
        "b": pd.Series([rng.random() < 0.5 for _ in range(n)], dtype="bool"),
        "t": pd.Series(dates, dtype="datetime64[ns]"),
    })


# Expressions: made as nested tuples of their text, evaluated by pandas.

def expression(kind, columns, depth):
    """A random expression of that kind ("int", "float", "text", "bool", "date") over columns of known kinds."""
    own = [name for name, k in columns.items() if k == kind]
    if depth == 0 or rng.random() < 0.25:
        return rng.choice(own) if own and rng.random() < 0.8 else literal(kind)
    sub = lambda k: expression(k, columns, depth - 1)
    if kind == "int":
        return rng.choice([
            lambda: (rng.choice(["add", "sub", "mul"]), sub("int"), sub("int")),
            lambda: (rng.choice(["floordiv", "mod"]), sub("int"), rng.randint(1, 5)),
            lambda: (rng.choice(["neg", "abs"]), sub("int")),
            lambda: ("fillnull", sub("int"), rng.randint(-5, 5)),
            lambda: ("where", sub("bool"), sub("int"), sub("int")),
            lambda: ("length", sub("text")),
            lambda: (rng.choice(["year", "weekday"]), rng.choice([c for c in columns if columns[c] == "date"] or [None])),
        ])()
    if kind == "float":
        return rng.choice([
            lambda: (rng.choice(["add", "sub", "mul"]), sub("float"), sub(rng.choice(["int", "float"]))),
            lambda: ("div", sub(rng.choice(["int", "float"])), rng.choice([2, 4, 0.5])),
            lambda: (rng.choice(["floordiv", "mod"]), sub("float"), rng.choice([2, 2.5])),
            lambda: (rng.choice(["neg", "abs"]), sub("float")),
            lambda: ("fillnull", sub("float"), rng.randint(-5, 5)),
            lambda: ("where", sub("bool"), sub("float"), sub(rng.choice(["int", "float"]))),
            lambda: ("cast", sub("int"), "float64"),
        ])()
    if kind == "text":
        return rng.choice([
            lambda: ("add", sub("text"), sub("text")),
            lambda: (rng.choice(["upper", "lower"]), sub("text")),
            lambda: ("fillnull", sub("text"), rng.choice(["'none'", "''"])),
            lambda: ("where", sub("bool"), sub("text"), sub("text")),
        ])()
    if kind == "date":
        return ("where", sub("bool"), sub("date"), sub("date")) if own else literal(kind)
    number = rng.choice(["int", "float"])
    return rng.choice([
        lambda: (rng.choice(COMPARE), sub(number), sub(rng.choice(["int", "float"]))),
        lambda: (rng.choice(COMPARE), sub("text"), sub("text")),
        lambda: (rng.choice(COMPARE), sub("date"), sub("date")),
        lambda: (rng.choice(["and", "or", "xor"]), sub("bool"), sub("bool")),
        lambda: ("not", sub("bool")),
        lambda: (rng.choice(["isnull", "notnull"]), sub(rng.choice(["int", "float", "text"]))),
        lambda: ("isin", sub("text"), "'NL'", "'a'", "''"),
        lambda: ("isin", sub("int"), 1, 3, rng.randint(-3, 9)),
    ])()


def literal(kind):
    return {
        "int": lambda: rng.randint(-4, 9),
        "float": lambda: rng.randint(-20, 20) / 2 + 0.25,
        "text": lambda: rng.choice(["'DM'", "'a'", "''", "'日'"]),
        "bool": lambda: rng.choice(["true", "false"]),
        "date": lambda: rng.choice(["@1969-12-31", "@1970-01-01", "@1971-01-08T12:00:00"]),
    }[kind]()


def whole(values, index):
    return pd.Series(values, index=index, dtype="Int64")


def as_float(series):
    return pd.Series(series.to_numpy(dtype="float64", na_value=np.nan), index=series.index)


def evaluate(e, df):
    if not isinstance(e, tuple):
        return constant(e, df)
    op, args = e[0], [evaluate(a, df) if not (e[0] in ("isin", "fillnull", "cast") and j > 0) else a
                      for j, a in enumerate(e[1:])]
    a = args[0]
    if op == "fillnull":
        return a.fillna(plain_value(args[1]))
    if op == "cast":
        return as_float(a)
    if op == "isin":
        return a.isin([plain_value(v) for v in args[1:]]).astype(bool)
    if op in ("isnull", "notnull"):
        return a.isna() if op == "isnull" else a.notna()
    if op in ("neg", "abs"):
        return -a if op == "neg" else a.abs()
    if op == "not":
        return ~a
    if op == "length":
        return whole([pd.NA if not isinstance(v, str) else len(v) for v in a], df.index)
    if op in ("upper", "lower"):
        return pd.Series([getattr(v, op)() if isinstance(v, str) else np.nan for v in a], index=df.index, dtype="object")
    if op in ("year", "weekday"):
        return whole([pd.NA if pd.isna(v) else getattr(v, op) if op == "year" else v.weekday() for v in a], df.index)
    if op == "where":
        return chosen(a, args[1], args[2], df.index)
    return binary(op, a, args[1], df.index)


def constant(e, df):
    if e in df.columns:
        return df[e]
    value = plain_value(e)
    dtype = {bool: "bool", int: "Int64", float: "float64", str: "object"}.get(type(value), "datetime64[ns]")
    return pd.Series([value] * len(df), index=df.index, dtype=dtype)


def plain_value(e):
    if e in ("true", "false"):
        return e == "true"
    if isinstance(e, str):
        return pd.Timestamp(e[1:]) if e[0] == "@" else e[1:-1]
    return e


def is_text(series):
    return series.dtype == "object"


def chosen(condition, yes, no, index):
    if yes.dtype == "float64" or no.dtype == "float64":
        yes, no = as_float(yes), as_float(no)
    dtype = "Int64" if str(yes.dtype).lower().startswith("int") else yes.dtype
    return pd.Series([y if c else n for c, y, n in zip(condition, yes, no)], index=index, dtype=dtype)


def binary(op, a, b, index):
    if op in ("and", "or", "xor"):
        return a & b if op == "and" else a | b if op == "or" else a ^ b
    if op in COMPARE:
        if is_text(a):
            return pd.Series([op == "ne" if not (isinstance(x, str) and isinstance(y, str)) else getattr(x, "__%s__" % op)(y)
                              for x, y in zip(a, b)], index=index, dtype="bool")
        return getattr(a, op)(b).fillna(op == "ne").astype(bool)
    if is_text(a):
        return a + b
    if op == "div" or a.dtype == "float64" or b.dtype == "float64":
        a, b = as_float(a), as_float(b)
    return getattr(a, op)(b)


# Programs: steps, each as text and as what pandas does.

def kinds(df):
    names = {"bool": "bool", "float64": "float", "object": "text", "datetime64[ns]": "date"}
    return {c: names.get(str(df[c].dtype), "int") for c in df.columns}


def text(e):
    return "(%s)" % " ".join(map(text, e)) if isinstance(e, (tuple, list)) else str(e)


def row_wise(df):
    """One step that keeps or drops rows or columns: its text and the table after it."""
    step = rng.choice(["filter", "filter", "assign", "assign", "assign", "select", "dropnull", "rename"])
    columns = kinds(df)
    if step == "filter":
        e = expression("bool", columns, rng.randint(1, 3))
        return text((step, e)), df[evaluate(e, df)]
    if step == "assign":
        e = expression(rng.choice(["int", "float", "text", "bool"]), columns, rng.randint(1, 3))
        name = rng.choice(["x", "y"] + list(df.columns))
        return text((step, name, e)), df.assign(**{name: evaluate(e, df)})
    names = rng.sample(list(df.columns), rng.randint(1, len(df.columns)))
    if step == "rename":
        new = "r" if "r" not in df.columns else "rr"
        return (text((step, names[0], new)), df.rename(columns={names[0]: new})) if new not in df.columns else ("", df)
    return text((step, *names)), df[names] if step == "select" else df.dropna(subset=names)


def aggregated(series, how):
    """One value; text by hand, since pandas knows no least text beside missing ones."""
    present = series.dropna()
    if how in ("min", "max", "first", "last"):
        if len(present) == 0:
            return pd.NA
        return {"min": min, "max": max, "first": lambda v: v[0], "last": lambda v: v[-1]}[how](list(present))
    if how in ("count", "nunique"):
        return len(present) if how == "count" else present.nunique()
    numbers = present.astype("int64") if str(series.dtype) in ("bool", "Int64", "int64", "int32") else present
    value = getattr(numbers, how)()
    return value if len(present) or how == "sum" else np.nan


def finished(values, dtype, how):
    if how in ("count", "nunique"):
        return pd.Series(values, dtype="int64")
    if how == "sum":
        return pd.Series(values, dtype="float64" if dtype == "float64" else "int64")
    if how in ("mean", "std", "var"):
        return pd.Series(values, dtype="float64")
    if dtype == "float64" or str(dtype).startswith("datetime"):
        return pd.Series([np.nan if v is pd.NA else v for v in values], dtype=dtype)
    if dtype == "object":
        return pd.Series([np.nan if v is pd.NA else v for v in values], dtype="object")
    return pd.Series(values, dtype="Int64" if str(dtype).lower().startswith("int") else "boolean")


def group_by(df):
    keys = rng.sample([c for c in df.columns], min(rng.choice([1, 1, 1, 2]), len(df.columns)))
    columns = kinds(df)
    wanted = {}
    for _ in range(rng.randint(1, 3)):
        column = rng.choice(list(df.columns))
        numeric = columns[column] in ("int", "float", "bool")
        how = rng.choice(["min", "max", "count", "nunique", "first", "last"] + ["sum", "mean", "std", "var"] * numeric)
        wanted[column + "_" + how] = (column, how)
    present = df.dropna(subset=keys)
    key_frame = present[keys].copy()
    for key in keys:
        if key_frame[key].dtype == "Int64":
            key_frame[key] = key_frame[key].astype("int64")
    groups = present.groupby([key_frame[k] for k in keys] if len(keys) > 1 else key_frame[keys[0]], sort=True)
    parts = list(groups)
    index = pd.MultiIndex.from_tuples([name for name, _ in parts], names=keys) if len(keys) > 1 else \
        pd.Index([name for name, _ in parts], name=keys[0])
    out = {name: finished([aggregated(part[c], how) for _, part in parts], df[c].dtype, how)
           for name, (c, how) in wanted.items()}
    result = pd.DataFrame({name: s.values for name, s in out.items()}, index=index) if parts else pd.DataFrame(columns=list(out))
    return text(("groupby", tuple(keys), tuple((how, c) for c, how in wanted.values()))), result


def terminal(df):
    kind = rng.choice(["all", "head", "tail", "groupby", "groupby", "groupby", "series", "reduce", "reduce", "describe", "len"])
    columns = kinds(df)
    if kind in ("head", "tail"):
        n = rng.choice([0, 1, 3, 5, 40])
        return "(%s %d)" % (kind, n), getattr(df, kind)(n)
    if kind == "groupby":
        return group_by(df)
    column = rng.choice(list(df.columns))
    if kind == "series":
        return "(series %s)" % column, df[column]
    if kind == "len":
        return "(len)", len(df)
    if kind == "reduce" and columns[column] in ("int", "float", "bool"):
        how = rng.choice(["sum", "mean", "min", "max", "std", "var", "count", "nunique"])
        return "(reduce %s %s)" % (how, column), float(np.nan if (v := aggregated(df[column], how)) is pd.NA else v)
    numeric = [c for c in df.columns if columns[c] in ("int", "float")]
    if kind == "describe" and numeric:
        return "(describe)", pd.DataFrame({c: as_float(df[c]) for c in numeric}).describe()
    return "(all)", df


def narrow(series):
    """Integers and truth values without missing ones are plain ones."""
    if str(series.dtype) == "Int64" and not series.isna().any():
        return series.astype("int64")
    return series.astype("bool") if str(series.dtype) == "boolean" and not series.isna().any() else series


def printed(result):
    if isinstance(result, pd.DataFrame):
        shown = pd.DataFrame({i: narrow(result.iloc[:, i]) for i in range(result.shape[1])}, index=result.index)
        shown.columns = result.columns
        shown = str(shown)
    else:
        shown = str(narrow(result))
    return shown.replace("Int64", "int64").replace("boolean", "bool").replace("dtype: int32", "dtype: int64")


def cell(value, dtype):
    if value is pd.NA or value is pd.NaT or value is None or (isinstance(value, float) and value != value):
        return "\\N"
    return str(pd.Timestamp(value).value) if dtype == "datetime64[ns]" else str(value)


def main():
    made = 0
    with open(OUT, "w", encoding="utf-8") as out:
        while made < PROGRAMS:
            df = table(rng.choice(SIZES))
            out.write("case\ttable\nindex\trange\t0\t%d\n" % len(df))
            for name in df.columns:
                dtype = str(df[name].dtype).replace("Int64", "int64")
                out.write("\t".join(["col", name, dtype] + [cell(v, dtype) for v in df[name]]) + "\n")
            written = set()
            for _ in range(10):
                steps, now = [], df
                for _ in range(rng.randint(0, 4)):
                    step, now = row_wise(now)
                    steps.append(step)
                last, result = terminal(now)
                program = " ".join(s for s in steps + [last] if s)
                if "None" in program or program in written:
                    continue
                written.add(program)
                if isinstance(result, (int, float)):
                    out.write("scalar\t%s\t%r\n" % (program, float(result)))
                else:
                    out.write("expect\t%s\n" % program)
                    out.write("".join("|" + line + "\n" for line in printed(result).split("\n")))
                made += 1


if __name__ == "__main__":
    main()
