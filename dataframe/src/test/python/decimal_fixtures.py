"""Writes decimals.tsv: what Python's decimal module makes of columns of decimals.

    /usr/bin/python3 decimal_fixtures.py > ../resources/io/bask/dataframe/decimals.tsv
"""
import random
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, setcontext

import pandas as pd

setcontext(Context(prec=120))
rng = random.Random(7)
ROWS = 90
COLUMNS = {"a": (9, 2), "b": (18, 6), "c": (30, 10), "d": (6, 0)}


def value(precision, scale, row):
    if row % 11 == 10:
        return None
    digits = rng.randint(0, precision)
    number = rng.randint(-(10**digits) + 1, 10**digits - 1) if digits else 0
    if row % 13 == 0:
        number = rng.choice([0, 1, -1, 10**precision - 1, 1 - 10**precision])
    return Decimal(number).scaleb(-scale)


def text(number):
    return "" if number is None else format(number, "f") if isinstance(number, Decimal) else str(number)


def emit(kind, name, dtype, values):
    print(kind, name, dtype, *[text(v) for v in values], sep="\t")


def quotient(a, b):
    if b == 0:
        return None if a == 0 else "Infinity" if a > 0 else "-Infinity"
    return repr(float(a) / float(b))


def floor(a, b):
    return (a / b).to_integral_value(ROUND_FLOOR)


def scaled(number, scale):
    return number.quantize(Decimal(1).scaleb(-scale), ROUND_HALF_UP)


def both(f, left, right):
    return [None if a is None or b is None else f(a, b) for a, b in zip(left, right)]


def result(op, p, q):
    scale = max(p[1], q[1])
    whole = max(p[0] - p[1], q[0] - q[1])
    if op == "mul":
        return min(38, p[0] + q[0]), p[1] + q[1]
    if op == "floordiv":
        return min(38, p[0] - p[1] + q[1] + 1), 0
    return min(38, whole + scale + (0 if op == "mod" else 1)), scale


def running(f, values):
    out, total = [], None
    for v in values:
        total = total if v is None else v if total is None else f(total, v)
        out.append(None if v is None else total)
    return out


table = {name: [value(*dtype, row) for row in range(ROWS)] for name, dtype in COLUMNS.items()}
table["e"] = [v if v is None or row % 2 else table["b"][row] for row, v in enumerate(table["a"])]
table["e"] = [None if v is None else scaled(v, 6) for v in table["e"]]
table["i"] = [rng.randint(-1000, 1000) for _ in range(ROWS)]
COLUMNS["e"] = (18, 6)
for name, dtype in COLUMNS.items():
    emit("col", name, "decimal(%d, %d)" % dtype, table[name])
emit("col", "i", "int64", table["i"])
COLUMNS["i"] = (19, 0)
OPS = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "mod": lambda a, b: None if b == 0 else a - b * floor(a, b),
    "floordiv": lambda a, b: None if b == 0 else floor(a, b),
}
for left, right in ["ab", "ba", "ac", "cd", "da", "be", "ai", "ib", "aa", "cc"]:
    p, q = COLUMNS[left], COLUMNS[right]
    for op, f in OPS.items():
        precision, scale = result(op, p, q)
        values = both(f, table[left], table[right])
        if any(v is not None and abs(v) >= Decimal(10) ** (precision - scale) for v in values):
            emit("overflow", f"{op} {left} {right}", f"decimal({precision}, {scale})", [])
            continue
        values = [None if v is None else scaled(Decimal(v), scale) for v in values]
        emit("binary", f"{op} {left} {right}", f"decimal({precision}, {scale})", values)
    emit("binary", f"div {left} {right}", "float64", both(quotient, table[left], table[right]))
    for op, f in {"eq": lambda a, b: a == b, "lt": lambda a, b: a < b, "ge": lambda a, b: a >= b, "ne": lambda a, b: a != b}.items():
        values = [op == "ne" if a is None or b is None else f(a, b) for a, b in zip(table[left], table[right])]
        emit("binary", f"{op} {left} {right}", "bool", [str(v).lower() for v in values])
for name in "abc":
    for constant in ["0", "1.5", "-3.25", "100", "0.0000001"]:
        number = Decimal(constant)
        for op, f in {"gt": lambda a: a > number, "eq": lambda a: a == number, "le": lambda a: a <= number}.items():
            emit("constant", f"{op} {name} {constant}", "bool", ["false" if v is None else str(f(v)).lower() for v in table[name]])
    for precision, scale in [(20, 1), (30, 3), (38, 10), (38, 0)]:
        values = [None if v is None else scaled(v, scale) for v in table[name]]
        if all(v is None or abs(v) < Decimal(10) ** (precision - scale) for v in values):
            emit("cast", name, f"decimal({precision}, {scale})", values)
    emit("cast", name, "object", table[name])
    emit("cast", name, "float64", [None if v is None else repr(float(v)) for v in table[name]])
    emit("cast", name, "float32", [None if v is None else repr(float(v)) for v in table[name]]) if name == "d" else None
    there = [v for v in table[name] if v is not None]
    scale = COLUMNS[name][1]
    emit("reduce", "sum " + name, f"decimal(38, {scale})", [sum(there, Decimal(0)).quantize(Decimal(1).scaleb(-scale))])
    emit("reduce", "min " + name, "decimal(%d, %d)" % COLUMNS[name], [min(there)])
    emit("reduce", "max " + name, "decimal(%d, %d)" % COLUMNS[name], [max(there)])
    emit("reduce", "mean " + name, "float64", [repr(float(sum(there) / len(there)))])
    emit("reduce", "nunique " + name, "int64", [len(set(there))])
    emit("reduce", "count " + name, "int64", [len(there)])
    emit("reduce", "median " + name, "float64", [repr(float(pd.Series(table[name]).median()))])
    floats = pd.Series([None if v is None else float(v) for v in table[name]], dtype="float64")
    for verb in ("std", "var", "sem", "skew", "kurt"):
        emit("close", verb + " " + name, "float64", [repr(float(getattr(floats, verb)()))])
    emit("close", "quantile " + name, "float64", [repr(float(floats.quantile(q))) for q in (0, 0.1, 0.37, 1)])
    emit("close", "describe " + name, "float64", [repr(float(v)) for v in floats.describe()])
    emit("close", "rolling " + name, "float64", ["" if pd.isna(v) else repr(v) for v in floats.rolling(3, min_periods=1).max()])
    for places in (-38, -3, -1, 0, 1, 2, 5, 9, 40):
        scale, p = COLUMNS[name][1], COLUMNS[name]
        if places >= scale:
            emit("round", "%s %d" % (name, places), "decimal(%d, %d)" % p, table[name])
            continue
        digits = max(0, places)
        values = [None if v is None else round(v, places).quantize(Decimal(1).scaleb(-digits)) for v in table[name]]
        emit("round", "%s %d" % (name, places), "decimal(%d, %d)" % (min(38, p[0] - scale + digits + 1), digits), values)
    emit("running", "cumsum " + name, "decimal(38, %d)" % COLUMNS[name][1], running(lambda a, b: a + b, table[name]))
    emit("running", "cummin " + name, "decimal(%d, %d)" % COLUMNS[name], running(min, table[name]))
    emit("running", "cummax " + name, "decimal(%d, %d)" % COLUMNS[name], running(max, table[name]))
    emit("sorted", name, "decimal(%d, %d)" % COLUMNS[name], sorted(there) + [None] * (ROWS - len(there)))
    groups = {}
    for key, v in zip(table["i"], table[name]):
        groups.setdefault(key % 7, []).append(v)
    values = [sum((v for v in groups[key] if v is not None), Decimal(0)) for key in sorted(groups)]
    emit("group", name, f"decimal(38, {scale})", [scaled(v, scale) for v in values])
