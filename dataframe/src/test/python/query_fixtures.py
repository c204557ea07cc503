"""Writes query.tsv: formulas and what pandas makes of them.   usage: /usr/bin/python3 query_fixtures.py

The tables are those of verb_fixtures.py.  Lines:  query FORMULA, the ids that are kept;  eval FORMULA, the values, each behind a tab.
"""

import os
import random
import runpy
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
verbs = runpy.run_path(os.path.join(HERE, "verb_fixtures.py"))
df = verbs["df"].assign(**{"c": verbs["df"].c.astype(object), "two words": verbs["df"].k * 2})
rng = random.Random(5)


def number(depth):
    if depth == 0 or rng.random() < 0.25:
        return rng.choice(["id", "k", "f", "n", "`two words`", str(rng.randint(-5, 9)), "%.1f" % rng.uniform(-3, 3)])
    op = rng.choice(["+", "-", "*", "/", "+", "-"])
    if op == "/":
        return "(%s) / %s" % (number(depth - 1), rng.choice(["2", "4", "0.5"]))
    shape = rng.choice(["%s %s %s", "(%s %s %s)", "-(%s %s %s)"])
    return shape % (number(depth - 1), op, number(depth - 1))


def test(depth):
    if depth == 0 or rng.random() < 0.3:
        kind = rng.randint(0, 8)
        if kind == 0:
            return "%s %s [%s]" % (rng.choice(["k", "n", "id"]), rng.choice(["in", "not in", "==", "!="]),
                                   ", ".join(str(rng.randint(-4, 12)) for _ in range(rng.randint(1, 4))))
        if kind == 1:
            return "%s %s (%s, 'DM')" % ("g", rng.choice(["in", "not in"]), rng.choice(['"NL"', "'PF'", "'日本'"]))
        if kind == 2:
            return "%s %s '%s'" % (rng.choice(["g", "c"]), rng.choice(["==", "!="]), rng.choice(["DM", "low", "日本", "x"]))
        if kind == 3:
            return rng.choice(["b", "~b", "not b", "f == f", "f != f"])
        if kind == 4:
            return "%s %s %s %s %s" % (number(1), rng.choice("<>"), number(1), rng.choice(["<", "<=", ">", "!="]), number(1))
        if kind == 5:
            return "t %s '1999-12-%02d'" % (rng.choice(["<", ">=", "=="]), rng.randint(28, 31))
        if kind == 6:
            return "%s %s index" % (number(1), rng.choice(["<", ">"]))
        return "%s %s %s" % (number(2), rng.choice(["<", "<=", ">", ">=", "==", "!="]), number(1))
    op = rng.choice(["and", "or", "&", "|"])
    shape = rng.choice(["%s %s %s", "(%s) %s (%s)", "not (%s %s %s)", "(%s %s %s)"])
    return shape % (test(depth - 1), op, test(depth - 1))


def main():
    with open(os.path.join(HERE, "../resources/io/bask/dataframe/query.tsv"), "w", encoding="utf-8") as out:
        written = 0
        while written < 500:
            formula = test(rng.randint(0, 3))
            try:
                kept = df.query(formula, engine="python").id
            except Exception as e:  # what pandas cannot do is not tested
                continue
            out.write("query\t%s\t%s\n" % (formula, " ".join(map(str, kept))))
            written += 1
        written = 0
        while written < 150:
            formula = number(rng.randint(1, 3))
            try:
                values = df.eval(formula, engine="python")
            except Exception as e:
                continue
            if not isinstance(values, pd.Series):
                continue
            out.write("eval\t%s\t%s\n" % (formula, "\t".join("" if v != v else repr(float(v)) for v in values)))
            written += 1


if __name__ == "__main__":
    main()
