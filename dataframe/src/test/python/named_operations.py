"""What the generators of operations by name share: random tables, the register of operations, and how both are written.

Lines:  frame, then twice the lines of print_fixtures.py for a table (index, col...), the second behind 'other';
        op NAME ARGUMENTS, then the result: index and col lines, or 'value' and a cell. Floats are written so that they read back.
Ints that pandas makes floats because a value is missing are compared as numbers by the reader.
"""

import os
import random
import sys
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
RESOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../resources/io/bask/dataframe")
rng = random.Random(5)
FLAG = [0, 1]
INTS, FLOATS, TEXTS = ["i", "h", "u", "w"], ["f", "g"], ["s", "c"]
NUMBERS = INTS + FLOATS
ALL = NUMBERS + ["b", "s", "t", "d", "c"]
OPS = {}


def op(name, draw):
    """Registers a function of the tables and of the arguments that draw() makes up."""
    def register(function):
        OPS[name] = (draw, function)
        return function
    return register


def pick(*pools):
    return lambda: [rng.choice(pool) for pool in pools]


def escape(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def cell(value):
    if value is pd.NA or value is pd.NaT or value is None or (isinstance(value, float) and value != value):
        return "\\N"
    if isinstance(value, (np.floating,)) and np.isnan(value):
        return "\\N"
    if isinstance(value, (pd.Timestamp, np.datetime64)):
        return str(pd.Timestamp(value).value)
    if isinstance(value, (pd.Timedelta, np.timedelta64)):
        return str(pd.Timedelta(value).value)
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return escape(str(value))


def dtype_name(series):
    name = str(series.dtype)
    if name == "object":
        kinds = {type(v) for v in series if not (v is None or v is pd.NaT or v is pd.NA or (isinstance(v, float) and v != v))}
        if kinds <= {bool, np.bool_} and kinds:
            return "bool"
        if kinds and kinds <= {int, np.int64} or kinds and kinds <= {int, float, np.float64, np.int64}:
            return "float64"
        if kinds and kinds <= {pd.Timestamp}:
            return "datetime64[ns]"
    return {"Int64": "int64", "Int32": "int32", "UInt32": "uint32", "boolean": "bool"}.get(name, name)


def index_line(index):
    if isinstance(index, pd.MultiIndex):
        line = ["keys"]
        for level in range(index.nlevels):
            s = index.get_level_values(level).to_series()
            line += ["level", index.names[level] or "", dtype_name(s)] + [cell(v) for v in s]
        return line
    if index.name is None and (isinstance(index, pd.RangeIndex) or str(index.dtype) == "int64"):
        return ["numbers"] + [str(v) for v in index]
    s = index.to_series()
    return ["keys", "level", str(index.name if index.name is not None else ""), dtype_name(s)] + [cell(v) for v in s]


def table(out, frame):
    out.write("index\t" + "\t".join(index_line(frame.index)) + "\n")
    for position, name in enumerate(frame.columns):
        column = frame.iloc[:, position]
        out.write("\t".join(["col", escape(str(name)), dtype_name(column)] + [cell(v) for v in column]) + "\n")


def maybe(value, p):
    return None if rng.random() < p else value


def column(kind, n):
    p = rng.choice([0, 0, 0.3, 0.8])
    small = rng.random() < 0.6
    whole = (lambda lo, hi: rng.randint(max(lo, -2), min(hi, 3))) if small else rng.randint
    if kind == "i":
        return pd.Series([whole(-10**6, 10**6) for _ in range(n)], dtype="int64")
    if kind in ("h", "u", "w"):
        dtype, lo, hi = {"h": ("int8", -128, 127), "u": ("uint8", 0, 255), "w": ("int32", -2**31, 2**31 - 1)}[kind]
        return pd.Series([whole(lo, hi) for _ in range(n)], dtype=dtype)
    if kind in FLOATS:
        pool = [0.0, -0.0, 1.5, -2.25, 3.0, 0.5] if small else [rng.uniform(-9, 9) for _ in range(6)]
        values = [maybe(rng.choice(pool), p) for _ in range(n)]
        return pd.Series(values, dtype="float64" if kind == "f" else "float32")
    if kind == "b":
        return pd.Series([rng.random() < 0.5 for _ in range(n)], dtype="bool")
    if kind == "t":
        return pd.Series([maybe(pd.Timestamp("2023-12-28") + pd.Timedelta(hours=rng.randint(0, 40) * 6), p) for _ in range(n)],
                         dtype="datetime64[ns]")
    if kind == "d":
        return pd.Series([maybe(pd.Timedelta(hours=rng.randint(-30, 30)), p) for _ in range(n)], dtype="timedelta64[ns]")
    texts = pd.Series([maybe(rng.choice(["a", "B", "", "ab", "日"]), p) for _ in range(n)], dtype="object")
    return texts.astype("category") if kind == "c" else texts


def labels(n, kind):
    if kind == "range":
        return pd.RangeIndex(n)
    if kind == "numbers" or kind == "named":
        pool = rng.sample(range(-5, max(15, n)), n)
        return pd.Index(pool, dtype="int64", name="k" if kind == "named" else None)
    if kind == "texts":
        pool = ["x%d" % v for v in rng.sample(range(max(20, n)), n)]
        return pd.Index(pool, dtype="object", name="key")
    return pd.DatetimeIndex([pd.Timestamp("2024-01-01") + pd.Timedelta(hours=12 * v) for v in rng.sample(range(max(20, n)), n)], name="at")


def frames(rows=(0, 1, 2, 3, 5, 8, 13), others=(0, 1, 3, 6, 9)):
    """A table of every kind of column and another of some, with labels of the same kind, of numbers of rows that are drawn."""
    n = rng.choice(rows)
    frame = pd.DataFrame({kind: column(kind, n) for kind in ALL})
    kind = rng.choice(["range", "range", "numbers", "texts", "moments", "named"])
    frame.index = labels(n, kind)
    m = rng.choice(others)
    other = pd.DataFrame({name: column(name, m) for name in ["i", "f", "g"]})
    other["z"] = column("f", m)
    other.index = labels(m, kind)
    return frame, other


def write_result(out, result):
    if isinstance(result, pd.DataFrame):
        table(out, result)
    elif hasattr(result, "to_frame"):
        table(out, result.to_frame(result.name if result.name is not None else ""))
    else:
        out.write("value\t" + cell(result) + "\n")


def write(path, count, frames, names, skipped, longest):
    with open(path, "w", encoding="utf-8") as out:
        for _ in range(count):
            frame, other = frames()
            out.write("frame\n")
            table(out, frame)
            out.write("other\n")
            table(out, other)
            for name in names:
                if skipped and rng.random() < skipped:
                    continue
                draw, function = OPS[name]
                arguments = draw()
                try:
                    result = function(frame, other, *arguments)
                except Exception as error:
                    if len(sys.argv) > 3:
                        print(name, arguments, repr(error)[:150], file=sys.stderr)
                    continue
                if result is None or longest and hasattr(result, "__len__") and len(result) > longest:
                    continue
                out.write("\t".join(["op", name] + [str(a) for a in arguments]) + "\n")
                write_result(out, result)


def generate(file, count, frames, names=None, skipped=0.0, longest=None):
    """Writes the fixture: so many pairs of tables, of each the operations but a share that is left out by chance, and no result of more
    rows than longest. With FILE FRAMES SEED behind the command, other tables and all operations, and errors are told."""
    names = list(OPS) if names is None else names
    if len(sys.argv) > 3:
        rng.seed(int(sys.argv[3]))
        write(sys.argv[1], int(sys.argv[2]), frames, names, 0.0, longest)
    else:
        write(os.path.join(RESOURCES, file), count, frames, names, skipped, longest)
