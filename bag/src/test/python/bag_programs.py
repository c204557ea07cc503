"""Writes src/test/resources/io/bask/bag/programs.txt: what Dask answers to random programs of bags, for BagProgramsTest.

A line: partitions of whole numbers (numbers separated by blanks, partitions by /), a program of steps, its result; fields are
separated by tabs. Steps whose order Dask leaves open are followed by ones that do not depend on it, or by "settle", which
sorts. What Dask cannot do on empty partitions, or counts once a partition, is computed by hand.

Run with a Python that has dask 2022.12:  python3 bag_programs.py
"""
import itertools
import os
import random
import warnings

import dask
import dask.bag as db
from dask.bag.core import Bag

warnings.simplefilter("ignore")
dask.config.set(scheduler="sync")
random.seed(20261123)
NAMES = itertools.count()


def bag(parts):
    name = "in-%d" % next(NAMES)
    return Bag({(name, i): list(p) for i, p in enumerate(parts)}, name, max(1, len(parts)))


def text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(text(v) for v in value) + "]"
    return repr(value) if isinstance(value, float) else str(value)


MAPS = [lambda x: x + 1, lambda x: -x, lambda x: x * 3 % 11, lambda x: x // 2]
TESTS = [lambda x: x % 2 == 0, lambda x: x > 0, lambda x: x % 3 != 1]
FLATS = [lambda x: [x] * (abs(x) % 3), lambda x: [x, -x]]


def key(x):
    return x % 3


def square(x):
    return x * x % 13


def less(a, b):
    return (2 * a - b) % 101


def add(a, b):
    return a + b


def shares(counts):
    return sorted((x, n / sum(m for _, m in counts)) for x, n in counts)


def lens(b):
    return [len(list(p)) for p in dask.compute(*b.to_delayed())]


def accumulate(b, initial):
    if 0 in lens(b):
        flat = b.compute()
        return bag([list(itertools.accumulate(flat, less) if initial is None else itertools.accumulate(flat, less, initial=initial))])
    return b.accumulate(less) if initial is None else b.accumulate(less, initial=initial)


# step: (numbers or pairs before, the same after, keeps the order, needs the order, function of bag and argument)
STEPS = {
    "map": ("n", "n", 1, 0, lambda b, k: b.map(MAPS[k])),
    "filter": ("n", "n", 1, 0, lambda b, k: b.filter(TESTS[k % 3])),
    "remove": ("n", "n", 1, 0, lambda b, k: b.remove(TESTS[k % 3])),
    "flatmap": ("n", "n", 1, 0, lambda b, k: b.map(FLATS[k % 2]).flatten()),
    "pluck": ("n", "n", 1, 0, lambda b, k: b.map(lambda x: [x, square(x)]).pluck(1)),
    "plucked": ("n", "n", 1, 0, lambda b, k: b.map(lambda x: {"a": x} if x > 0 else {}).pluck("a", 7)),
    "unzip": ("n", "n", 1, 0, lambda b, k: b.map(lambda x: (x, square(x))).unzip(2)[k % 2]),
    "zip": ("n", "p", 1, 0, lambda b, k: db.zip(b, b.map(MAPS[k]))),
    "two": ("n", "n", 1, 0, lambda b, k: db.map(less, b, b.map(MAPS[k]))),
    "withcount": ("n", "n", 1, 0, lambda b, k: b.map(add, b.count())),
    "withmax": ("n", "n", 1, 0, lambda b, k: b.map(less, b.sum())),
    "parts": ("n", "n", 1, 0, lambda b, k: b.map_partitions(lambda p: [x + k for x in p if x != k])),
    "accumulate": ("n", "n", 1, 1, lambda b, k: accumulate(b, None)),
    "accumulated": ("n", "n", 1, 1, lambda b, k: accumulate(b, k)),
    "topk": ("n", "n", 1, 0, lambda b, k: b.topk(2 * k + 1)),
    "topkey": ("n", "n", 1, 1, lambda b, k: b.topk(k + 1, key=square)),
    "distinct": ("n", "n", 0, 0, lambda b, k: b.distinct()),
    "distinctkey": ("n", "n", 0, 0, lambda b, k: b.distinct(key=key).map(key)),
    "foldby": ("n", "p", 0, 0, lambda b, k: b.foldby(key, add)),
    "foldcount": ("n", "p", 0, 0, lambda b, k: b.foldby(key, lambda n, x: n + 1, 0, add, 0)),
    "foldfrom": ("n", "p", 0, 0, lambda b, k: b.foldby(key, add).map(lambda p: (p[0], 100 + p[1]))),
    "groupby": ("n", "p", 0, 0, lambda b, k: b.groupby(key, shuffle="tasks").map(lambda p: (p[0], sum(p[1]) % 17 + 100 * len(p[1])))),
    "join": ("n", "p", 0, 0, lambda b, k: b.join([0, 1, 4, 9, 12], key, key).map(lambda p: (p[1], p[0]))),
    "product": ("n", "p", 0, 0, lambda b, k: b.product(bag([[1], [], [2, 3]][: k + 1]))),
    "concat": ("n", "n", 1, 0, lambda b, k: db.concat([b, bag([[k], []]), b])),
    "repartition": ("*", "*", 1, 0, lambda b, k: b.repartition(k + 1)),
    "settle": ("*", "*", 2, 0, lambda b, k: db.from_sequence(sorted(b.compute()), npartitions=k + 1) if b.count().compute() else bag([[]])),
    "add": ("p", "n", 1, 0, lambda b, k: b.starmap(add)),
    "part": ("p", "n", 1, 0, lambda b, k: b.pluck(k % 2)),
    "swap": ("p", "p", 1, 0, lambda b, k: b.map(lambda p: (p[1], p[0]))),
    "rising": ("p", "p", 1, 0, lambda b, k: b.filter(lambda p: p[0] < p[1])),
    "distinctpairs": ("p", "p", 0, 0, lambda b, k: b.distinct()),
}
ENDS = {
    "list": ("*", 0, lambda b, k, ordered: b.compute() if ordered else sorted(b.compute())),
    "take": ("*", 1, lambda b, k, ordered: b.take(2 * k + 1, npartitions=-1)),
    "count": ("*", 0, lambda b, k, ordered: b.count().compute()),
    "sum": ("n", 0, lambda b, k, ordered: b.sum().compute()),
    "min": ("n", 0, lambda b, k, ordered: b.min().compute()),
    "max": ("n", 0, lambda b, k, ordered: b.max().compute()),
    "mean": ("n", 0, lambda b, k, ordered: float(b.mean().compute())),
    "var": ("n", 0, lambda b, k, ordered: float(b.var().compute())),
    "std": ("n", 0, lambda b, k, ordered: float(b.std().compute())),
    "any": ("n", 0, lambda b, k, ordered: b.any().compute()),
    "all": ("n", 0, lambda b, k, ordered: b.all().compute()),
    "frequencies": ("*", 0, lambda b, k, ordered: sorted(b.frequencies().compute())),
    "shares": ("n", 0, lambda b, k, ordered: shares(b.frequencies().compute())),  # Dask's normalize=True fails
    "fold": ("n", 0, lambda b, k, ordered: b.fold(add).compute()),
    "squares": ("n", 0, lambda b, k, ordered: b.reduction(lambda p: sum(square(x) for x in p), sum).compute()),
}
CUTS = [[0], [1], [3], [1, 1], [0, 2], [2, 0], [3, 0, 2], [0, 0, 0], [1, 0, 1, 5], [4, 4, 4], [2] * 9, [0, 7, 0, 1, 0, 0, 3]]


def fitting(table, kind, ordered, at):
    return [name for name, step in table.items() if step[0] in (kind, "*") and (ordered or not step[at])]


def program(parts):
    b, kind, ordered, steps = bag(parts), "n", True, []
    for _ in range(random.randint(1, 6)):
        name = random.choice(fitting(STEPS, kind, ordered, 3))
        k = random.randint(0, 3)
        steps.append("%s:%d" % (name, k))
        _, after, keeps, _, function = STEPS[name]
        b = function(b, k)
        kind = kind if after == "*" else after
        ordered = True if keeps == 2 or name == "topk" else ordered and bool(keeps)
    name = random.choice(fitting(ENDS, kind, ordered, 1))
    k = random.randint(0, 3)
    steps.append("%s:%d" % (name if ordered or name != "list" else "sorted", k))
    try:
        result = text(ENDS[name][2](b, k, ordered))
    except (TypeError, ValueError, ZeroDivisionError, StopIteration, IndexError):
        if name not in ("min", "max", "mean", "var", "std", "fold"):
            raise  # not for want of elements: Dask cannot do it
        result = "error"
    return " ".join(steps), result


here = os.path.dirname(os.path.abspath(__file__))
seen, lines = set(), []
while len(lines) < 600:
    parts = [[random.randint(-20, 20) for _ in range(n)] for n in random.choice(CUTS)]
    try:
        steps, result = program(parts)
    except (TypeError, ValueError, ZeroDivisionError, StopIteration, IndexError):
        continue  # Dask computed something while the program was written, and could not
    if len(result) < 400 and steps not in seen:
        seen.add(steps)
        lines.append("%s\t%s\t%s\n" % ("/".join(" ".join(map(str, p)) for p in parts), steps, result))
with open(os.path.join(here, "../resources/io/bask/bag/programs.txt"), "w") as out:
    out.writelines(lines)
