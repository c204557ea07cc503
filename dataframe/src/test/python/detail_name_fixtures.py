"""Writes detail_names.tsv: rarer options of names, on random tables by pandas.   usage: detail_name_fixtures.py [FILE FRAMES SEED]

Lines as name_fixtures.py writes them; DetailNamesTest says how each call is made in Bask. Lists are written as "[a][b]", missing elements as "[-]".
"""

import os
import re
import runpy
import sys
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
HERE = os.path.dirname(__file__)
base = runpy.run_path(os.path.join(HERE, "name_fixtures.py"))
rng, table = base["rng"], base["table"]
OUT = os.path.join(HERE, "../resources/io/bask/dataframe/detail_names.tsv")
TEXTS = ["", "abc", "a-b-c", "a1b22c333", "--a--", "  lead", "trail \t", "x1y22", "𝒳y𝒳", "Ab Cd-eF gh", "a\nb\tc", "日本語 x", "a b  c   d", " ", "aab", "1", "a-1b", "äÖ-ß"]
OPS = {}
FLAG = [0, 1]


def op(name, draw):
    def register(function):
        OPS[name] = (draw, function)
        return function
    return register


def pick(*pools):
    return lambda: [rng.choice(pool) for pool in pools]


def frames():
    d, o = base["frames"]()
    d["x"] = pd.Series([base["maybe"](rng.choice(TEXTS), 0.15) for _ in range(len(d))], index=d.index, dtype="object")
    return d, o


def named(frame):
    frame = frame.copy()
    frame.columns = [str(c) for c in frame.columns]
    return frame.astype("object").where(frame.notna(), np.nan)


def lists(series):
    if not series.notna().any():
        return None
    return series.map(lambda v: "".join("[%s]" % ("-" if e is None else e) for e in v) if isinstance(v, list) else v).astype("object")


# texts
PATTERNS = ["-", "[-0-9]", "([0-9])", "([a-c])|([0-9]+)", "", "(?:a|b)?", "[0-9]+", "\\s+", "(b)(c)?", "x*", "\\b"]
MOST = [-1, 0, 1, 2, 3]


def part(d, lists, at):
    if not d["x"].notna().any():
        return None
    return lists.map(lambda v: v[at] if isinstance(v, list) and -len(v) <= at < len(v) else None).astype("object")


op("split_regex", pick(PATTERNS, [0, 1, 2, -1, -2], MOST))(lambda d, o, p, at, n: part(d, d["x"].str.split(p, n=n, regex=True), at))
op("split_regex_list", pick(PATTERNS, MOST))(lambda d, o, p, n: lists(d["x"].str.split(p, n=n, regex=True)))
op("split_regex_columns", pick(PATTERNS))(lambda d, o, p: named(d["x"].str.split(p, expand=True, regex=True)) if d["x"].notna().any() else None)


def columns(d, p, n):
    made = d["x"].str.split(p, n=n, expand=True, regex=True)
    return named(made.reindex(columns=range(n * (1 + re.compile(p).groups) + 1)))


op("split_regex_some", pick(PATTERNS, [1, 2, 3]))(lambda d, o, p, n: columns(d, p, n) if d["x"].notna().any() else None)
SEPARATORS = ["-", "", "a", "--", "b"]
op("split_list", pick(SEPARATORS, MOST))(lambda d, o, s, n: lists(d["x"].str.split(s or None, n=n, regex=False)))
op("rsplit_list", pick(SEPARATORS, MOST))(lambda d, o, s, n: lists(d["x"].str.rsplit(s or None, n=n)))


def write(path, count):
    with open(path, "w", encoding="utf-8") as out:
        for _ in range(count):
            frame, other = frames()
            out.write("frame\n")
            table(out, frame)
            out.write("other\n")
            table(out, other)
            for name in OPS:
                draw, function = OPS[name]
                arguments = draw()
                try:
                    result = function(frame, other, *arguments)
                except Exception as error:
                    if path != OUT:
                        print(name, arguments, repr(error)[:150], file=sys.stderr)
                    continue
                if result is None:
                    continue
                out.write("\t".join(["op", name] + [str(a) for a in arguments]) + "\n")
                table(out, result if isinstance(result, pd.DataFrame) else result.to_frame(result.name if result.name is not None else ""))


if __name__ == "__main__":
    if len(sys.argv) > 3:
        rng.seed(int(sys.argv[3]))
        write(sys.argv[1], int(sys.argv[2]))
    else:
        write(OUT, 14)
