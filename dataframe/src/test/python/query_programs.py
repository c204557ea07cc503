"""Writes random queries over three small random tables and their answers; run by hand with /usr/bin/python3 (pandas 1.5).

    query_programs.py [QUERIES [SEED [FILE]]]

A query is a tree of steps: (head (sort (filter (table 0) (gt f 2.5)) (f desc last)) 3). Behind it the file says whether the order
of the rows and their numbers are defined, and what the columns hold. Orders are defined until a join, and again behind a sort by
all columns; steps that look at the order are only written where it is defined. Columns whose last bits depend on the order of
additions are carried, and not computed with."""

import os
import sys

import numpy as np
import pandas as pd

import program_fixtures as base
from program_fixtures import rng, text, whole

OUT = os.path.join(os.path.dirname(__file__), "../resources/io/bask/dataframe/queries.tsv")
MOST_ROWS = 60
PLAIN_EVALUATE, PLAIN_EXPRESSION = base.evaluate, base.expression


class Table:
    """A frame, which columns are approximate, whether the order of its rows is defined, and whether their numbers are."""

    def __init__(self, df, approximate=(), ordered=True, labelled=True):
        self.df, self.approximate = df, set(approximate) & set(df.columns)
        self.ordered, self.labelled = ordered, labelled

    def kinds(self):
        names = {"bool": "bool", "boolean": "truth", "float64": "float", "object": "text", "datetime64[ns]": "date"}
        return {c: names.get(str(self.df[c].dtype), "int") for c in self.df.columns if c not in self.approximate}

    def with_(self, df, approximate=None, ordered=None, labelled=None):
        return Table(df, self.approximate if approximate is None else approximate,
                     self.ordered if ordered is None else ordered, self.labelled if labelled is None else labelled)


# More expressions than those of program_fixtures: texts, dates, ranges.

def expression(kind, columns, depth):
    if depth == 0 or rng.random() < 0.6:
        return PLAIN_EXPRESSION(kind, columns, depth)
    sub = lambda k: expression(k, columns, depth - 1)
    known = lambda: ("fillnull", sub("text"), "''")
    dates = [c for c in columns if columns[c] == "date"]
    if kind == "int":
        return rng.choice([
            lambda: ("find", known(), "'a'"),
            lambda: ("count", known(), "'b'"),
            lambda: ("clip", sub("int"), rng.randint(-3, 2), rng.randint(2, 9)),
            lambda: (rng.choice(["month", "day", "hour", "quarter", "dayofyear"]), rng.choice(dates)) if dates else 1,
        ])()
    if kind == "float":
        return ("clip", sub("float"), rng.randint(-9, 0), rng.randint(0, 9))
    if kind == "text":
        return rng.choice([
            lambda: (rng.choice(["strip", "title", "capitalize", "swapcase"]), sub("text")),
            lambda: ("slice", sub("text"), rng.randint(0, 1), rng.randint(1, 3)),
            lambda: ("replace", sub("text"), "'a'", rng.choice(["''", "'xy'"])),
            lambda: ("zfill", sub("text"), rng.randint(0, 4)),
        ])()
    if kind == "date" and dates:
        return ("floor", rng.choice(dates), "'D'")
    if kind == "bool":
        return rng.choice([
            lambda: (rng.choice(["contains", "startswith", "endswith"]), known(), rng.choice(["'a'", "'D'", "''"])),
            lambda: (rng.choice(["isalpha", "isupper", "islower"]), known()),
            lambda: ("between", sub(rng.choice(["int", "float"])), rng.randint(-5, 2), rng.randint(0, 9)),
        ])()
    return PLAIN_EXPRESSION(kind, columns, depth)


STR = {"find": "find", "count": "count", "strip": "strip", "title": "title", "capitalize": "capitalize", "zfill": "zfill",
       "swapcase": "swapcase", "startswith": "startswith", "endswith": "endswith", "isalpha": "isalpha",
       "isupper": "isupper", "islower": "islower"}
DT = ["month", "day", "hour", "quarter", "dayofyear"]


def evaluate(e, df):
    if not isinstance(e, tuple) or e[0] not in [*STR, *DT, "clip", "slice", "replace", "floor", "contains", "between"]:
        return PLAIN_EVALUATE(e, df)
    op, a = e[0], evaluate(e[1], df)
    rest = [base.plain_value(v) for v in e[2:]]
    if op == "clip":
        return a.clip(min(rest), max(rest))
    if op == "between":
        return (a.ge(rest[0]).fillna(False) & a.le(rest[1]).fillna(False)).astype(bool)
    if op == "floor":
        return a.dt.floor("D")
    if op in DT:
        return whole([pd.NA if pd.isna(v) else getattr(v, op) for v in a], df.index)
    a = a.astype("object")
    if op == "slice":
        return texts([v if not isinstance(v, str) else v[rest[0]:rest[1]] for v in a], df.index)
    if op == "replace":
        return texts([v if not isinstance(v, str) else v.replace(*rest) for v in a], df.index)
    if op == "contains":
        return pd.Series([rest[0] in v for v in a], index=df.index, dtype="bool")
    values = [getattr(v, STR[op])(*rest) if isinstance(v, str) else np.nan for v in a]
    if op in ("find", "count"):
        return whole(values, df.index)
    if op.startswith("is") or op.endswith("with"):
        return pd.Series(values, index=df.index, dtype="bool")
    return texts(values, df.index)


def texts(values, index):
    return pd.Series(values, index=index, dtype="object")


base.expression, base.evaluate = expression, evaluate


# Steps: each answers its text and the table after it, or nothing where it makes no sense.

def sampled(names, least=1, most=3):
    names = list(names)
    return rng.sample(names, min(len(names), rng.randint(least, most)))


def filtered(q, t):
    e = expression("bool", t.kinds(), rng.randint(1, 3))
    return ("filter", q, e), t.with_(t.df[evaluate(e, t.df)])


def assigned(q, t):
    e = expression(rng.choice(["int", "float", "text", "bool", "date"]), t.kinds(), rng.randint(1, 3))
    name = rng.choice(["x", "y"] + list(t.df.columns))
    return ("assign", q, name, e), t.with_(t.df.assign(**{name: evaluate(e, t.df)}), t.approximate - {name})


def selected(q, t):
    names = rng.sample(list(t.df.columns), rng.randint(1, len(t.df.columns)))
    return ("select", q, *names), t.with_(t.df[names])


def renamed(q, t):
    old, new = rng.choice(list(t.df.columns)), "r%d" % rng.randint(0, 99)
    if new in t.df.columns:
        return None
    approximate = {new if c == old else c for c in t.approximate}
    return ("rename", q, old, new), t.with_(t.df.rename(columns={old: new}), approximate)


def without_null(q, t):
    names = sampled(t.df.columns, 1, 2)
    return ("dropnull", q, *names), t.with_(t.df.dropna(subset=names))


def filled(q, t):
    name = rng.choice([c for c, k in t.kinds().items() if k in ("int", "float", "text")] or [None])
    if name is None:
        return None
    value = {"int": rng.randint(-9, 9), "float": 2.5, "text": "'none'"}[t.kinds()[name]]
    return ("fillnull", q, name, value), t.with_(t.df.assign(**{name: t.df[name].fillna(base.plain_value(value))}))


def ordered(q, t):
    kinds = t.kinds()
    everything = not t.ordered and rng.random() < 0.8
    if not kinds or everything and t.approximate:
        return None
    keys = rng.sample(list(kinds), len(kinds)) if everything else sampled(kinds, 1, 3)
    ways = [rng.random() < 0.5 for _ in keys]
    nulls = rng.choice(["first", "last"])
    df = t.df.sort_values(keys, ascending=ways, na_position=nulls, kind="stable")
    words = tuple((k, "asc" if up else "desc", nulls) for k, up in zip(keys, ways))
    total = set(keys) == set(t.df.columns)
    return ("sort", q, *words), t.with_(df, ordered=t.ordered or total, labelled=t.labelled and t.ordered)


def some(q, t):
    n = rng.choice([0, 1, 2, 3, 7, 20, 99])
    return (("head", q, n), t.with_(t.df.head(n))) if t.ordered else None


def largest(q, t):
    keys = [c for c, k in t.kinds().items() if k in ("int", "float")]
    if not t.ordered or not keys:
        return None
    keys, n, most = sampled(keys, 1, 2), rng.choice([1, 2, 5, 30]), rng.random() < 0.5
    df = t.df.sort_values(keys, ascending=not most, kind="stable", na_position="last").head(n)
    return ("nlargest" if most else "nsmallest", q, n, *keys), t.with_(df)


def distinct(q, t):
    if t.approximate:
        return None
    if t.ordered and rng.random() < 0.7:
        names, keep = sampled(t.df.columns, 1, 3), rng.choice(["first", "last", "none"])
        return ("distinct", q, keep, *names), t.with_(t.df.drop_duplicates(names, keep=False if keep == "none" else keep))
    return ("distinct", q, "first"), t.with_(t.df.drop_duplicates(), labelled=t.labelled and t.ordered)


def numbered(q, t):
    return ("reset", q), t.with_(t.df.reset_index(drop=True), labelled=t.ordered)


def windowed(q, t):
    kinds = t.kinds()
    numbers = [c for c in kinds if kinds[c] in ("int", "float")]
    keys = [c for c in kinds if not t.df[c].isna().any()]
    if not t.ordered or not numbers:
        return None
    column, name = rng.choice(numbers), "w%d" % rng.randint(0, 9)
    how = rng.choice(["cumsum", "shift", "cummax"] + ["rank", "cumcount", "total"] * bool(keys))
    values, words = t.df[column], (how, column)
    if how == "shift":
        by = rng.choice([-2, -1, 1, 2])
        made, words = values.astype("Int64" if kinds[column] == "int" else "float64").shift(by), (how, column, by)
    elif how in ("cumsum", "cummax"):
        made = getattr(values, how)().astype("Int64" if kinds[column] == "int" else "float64")
    else:
        key = rng.choice(keys)
        groups = values.groupby(np.array(pd.factorize(t.df[key])[0]))
        words = (how, column, key)
        if not len(values):
            made = pd.Series([], index=values.index, dtype="float64" if how == "rank" else "int64" if how == "cumcount" else values.dtype)
        elif how == "rank":
            made = base.as_float(groups.rank())
        else:
            made = groups.cumcount() if how == "cumcount" else groups.transform("sum")
    if how == "total" and kinds[column] == "int":
        made = made.astype("int64")
    return ("window", q, name, words), t.with_(t.df.assign(**{name: made}), t.approximate - {name})


def order_of(value):
    return (True, "") if pd.isna(value) else (False, value)


def groups_of(t, keys, dropped):
    groups = {}
    columns = [list(t.df[k]) for k in keys]
    for row, key in enumerate(zip(*columns)):
        if not (dropped and any(pd.isna(v) for v in key)):
            groups.setdefault(tuple(None if pd.isna(v) else v for v in key), []).append(row)
    return sorted(groups.items(), key=lambda group: [order_of(v) for v in group[0]])


def key_columns(t, keys, groups):
    return {k: pd.Series([np.nan if g[i] is None and t.df[k].dtype == "object" else g[i] for g, _ in groups],
                         dtype="Int64" if t.kinds()[k] == "int" else "boolean" if t.kinds()[k] == "truth" else t.df[k].dtype)
            for i, k in enumerate(keys)}


def grouped(q, t):
    kinds = t.kinds()
    keys = sampled(kinds, 1, 3)
    wanted = {}
    for _ in range(rng.randint(1, 3)):
        column = rng.choice(list(kinds) or [None])
        numeric = kinds.get(column) in ("int", "float", "bool")
        how = rng.choice(["count", "nunique"] + ["min", "max"] + ["first", "last"] * t.ordered
                         + ["sum", "mean", "std", "var"] * numeric)
        if column is not None and kinds[column] != "truth":
            wanted[column + "_" + how] = (column, how)
    if not keys or not wanted or set(wanted) & set(keys):
        return None
    dropped = rng.random() < 0.7
    groups = groups_of(t, keys, dropped)
    out = key_columns(t, keys, groups)
    for name, (column, how) in wanted.items():
        out[name] = base.finished([base.aggregated(t.df[column].iloc[rows], how) for _, rows in groups], t.df[column].dtype, how)
    approximate = {name for name, (_, how) in wanted.items() if how in ("mean", "std", "var")}
    step = ("groupby", q, tuple(keys), tuple((how, c) for c, how in wanted.values()), "drop" if dropped else "keep")
    return step, Table(pd.DataFrame(out), approximate)


def counted(q, t):
    keys = sampled(t.kinds(), 1, 2)
    if not keys or "count" in keys:
        return None
    groups = sorted(groups_of(t, keys, True), key=lambda group: -len(group[1]))
    out = key_columns(t, keys, groups)
    out["count"] = pd.Series([len(rows) for _, rows in groups], dtype="int64")
    return ("valuecounts", q, *keys), Table(pd.DataFrame(out))


NULLABLE = {"int64": "Int64", "int32": "Int64", "bool": "boolean"}


def nullable(df):
    return df.astype({c: NULLABLE[str(df[c].dtype)] for c in df.columns if str(df[c].dtype) in NULLABLE})


def settled(df):
    """Columns without missing values as plain ones."""
    plain = {c: "bool" for c in df.columns if str(df[c].dtype) == "boolean" and not df[c].isna().any()}
    return df.astype(plain)


def joined(q, t, other_q, other):
    how = rng.choice(["inner", "inner", "left", "right", "outer", "semi", "anti", "cross"])
    a, b = nullable(t.df), nullable(other.df)
    approximate = {c if c not in b.columns else c + "_x" for c in t.approximate} | \
        {c if c not in a.columns else c + "_y" for c in other.approximate}
    if how == "cross":
        df = a.merge(b, how="cross")
        if len(df) > 4 * MOST_ROWS or df.columns.duplicated().any():
            return None
        return ("join", q, other_q, how, (), (), "automatic", 0), Table(settled(df), approximate, False, False)
    pairs = [(l, r) for l, k in t.kinds().items() for r, m in other.kinds().items() if k == m and k in ("int", "text", "date")]
    shared = [(l, r) for l, r in pairs if l == r]
    if not pairs:
        return None
    keys = [rng.choice(shared if shared and rng.random() < 0.6 else pairs) for _ in range(rng.choice([1, 1, 1, 2]))]
    keys = [keys[0]] + [p for p in keys[1:] if p[0] != keys[0][0] and p[1] != keys[0][1]]
    left, right = [l for l, _ in keys], [r for _, r in keys]
    for df, names in ((a, left), (b, right)):
        for name in names:
            if str(df[name].dtype) == "Int64":
                df[name] = base.as_float(df[name])
    if how in ("semi", "anti"):
        index = {tuple("" if pd.isna(v) else (v,) for v in row) for row in zip(*[b[r] for r in right])}
        hit = [tuple("" if pd.isna(v) else (v,) for v in row) in index for row in zip(*[a[l] for l in left])]
        df, approximate = t.df[np.array(hit, dtype=bool) == (how == "semi")], t.approximate
    else:
        df = a.merge(b, how=how, left_on=left, right_on=right)
        if len(df) > 4 * MOST_ROWS or df.columns.duplicated().any():
            return None
        shared = [l for l, r in keys if l == r]
        both = set(a.columns) & set(b.columns) - set(shared)
        order = []
        for x, suffix in ((t, "_x"), (other, "_y")):
            for c in x.df.columns:
                name = c + suffix if c in both else c
                if x.kinds().get(c) == "int" and str(df[name].dtype) == "float64":
                    df[name] = df[name].astype("Int64")
                order += [name] * (name not in order)
        # Where the left table is empty, pandas puts shared keys where the right one has them; the order is the usual one here.
        df = settled(df)[order]
    plan = rng.choice(["automatic", "exchange", "exchange"] + ["broadcast"] * (how in ("inner", "left", "semi", "anti")))
    step = ("join", q, other_q, how, tuple(left), tuple(right), plan, rng.randint(1, 4) if plan == "exchange" else 0)
    return step, Table(df, approximate, False, False)


def stacked(q, t, other_q, other):
    mine, its = t.kinds(), other.kinds()
    columns, approximate = [{}, {}], t.approximate | other.approximate
    for name in list(t.df.columns) + [c for c in other.df.columns if c not in t.df.columns]:
        pair = [mine.get(name), its.get(name)]
        given = [x.df[name] if name in x.df.columns else None for x in (t, other)]
        if given[0] is not None and given[1] is not None and pair[0] != pair[1] and \
                not (set(pair) <= {"int", "float"} or name in approximate and set(pair) <= {None, "float", "int"}):
            return None
        float_ = any(g is not None and g.dtype == "float64" for g in given)
        for i, x in enumerate((t, other)):
            g = given[i]
            if g is None:
                o = given[1 - i]
                dtype = NULLABLE.get(str(o.dtype), o.dtype)
                g = pd.Series([pd.NA if str(dtype) in ("Int64", "boolean") else np.nan] * len(x.df), index=x.df.index, dtype=dtype)
            g = base.as_float(g) if float_ else g.astype(NULLABLE.get(str(g.dtype), g.dtype))
            columns[i][name] = g
    df = pd.concat([pd.DataFrame(columns[0], index=t.df.index), pd.DataFrame(columns[1], index=other.df.index)], ignore_index=True)
    both = t.ordered and other.ordered
    return ("concat", q, other_q), Table(settled(df), approximate, both, both)


SINGLE = [filtered, filtered, filtered, assigned, assigned, selected, renamed, without_null, filled, ordered, ordered, some, some,
          largest, distinct, distinct, numbered, windowed, grouped, grouped, counted]


def query(tables, depth):
    number = rng.randrange(len(tables))
    q, t = ("table", number), tables[number]
    for _ in range(rng.randint(1, 5 if depth > 0 else 2)):
        for _ in range(6):
            if depth > 0 and rng.random() < 0.3:
                other = query(tables, depth - 1)
                made = rng.choice([joined, joined, joined, stacked])(q, t, *other) if other else None
            else:
                made = rng.choice(SINGLE)(q, t)
            if made is not None:
                break
        if made is None:
            return None
        q, t = made
    return q, t


def written(out, q, t):
    flags = ("ordered" if t.ordered else "any") + (" labelled" if t.ordered and t.labelled else "")
    out.write("query\t%s\t%s\n" % (flags, text(q)))
    labels = "" if t.ordered and t.labelled and list(t.df.index) == list(range(len(t.df))) else \
        "".join("\t%d" % v for v in t.df.index) if t.ordered and t.labelled else ""
    out.write("index\trange\t0\t%d\n" % len(t.df) if not labels else "index\tnumbers%s\n" % labels)
    columns(out, t.df)


def columns(out, df):
    for name in df.columns:
        dtype = str(df[name].dtype).replace("Int64", "int64").replace("Int32", "int32").replace("boolean", "bool")
        out.write("\t".join(["col", name, dtype] + [base.cell(v, dtype) for v in df[name]]) + "\n")


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 360
    rng.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    path = sys.argv[3] if len(sys.argv) > 3 else OUT
    made, tries = 0, 0
    with open(path, "w", encoding="utf-8") as out:
        while made < wanted:
            tables = [Table(base.table(rng.choice([0, 1, 3, 8, 12, 20, 30]))) for _ in range(3)]
            tables[1] = Table(tables[1].df[["k", "g", "f", "t"]].rename(columns={"f": "h"}))
            tables[2] = Table(tables[2].df[["s", "i", "n", "b"]].rename(columns={"i": "k"}))
            out.write("case\n")
            for t in tables:
                out.write("table\nindex\trange\t0\t%d\n" % len(t.df))
                columns(out, t.df)
            for _ in range(12):
                tries += 1
                found = query(tables, 2)
                if found is None or "None" in text(found[0]) or len(found[1].df) > MOST_ROWS or len(found[1].df.columns) > 16:
                    continue
                if len(found[1].df) * len(found[1].df.columns) > 300 or len(text(found[0])) > 900:
                    continue
                written(out, *found)
                made += 1
    print(made, "of", tries)


if __name__ == "__main__":
    main()
