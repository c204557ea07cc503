"""Writes src/test/resources/io/bask/bag/oracle.txt: what Dask's bag answers, for OracleTest.

A line: operation, partitions of the bag (numbers separated by blanks, partitions by /), result. Fields are separated by tabs.
Where Dask counts an initial value once a partition, the expected value is computed by hand to count it once.
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
random.seed(20240607)


def bag(parts, name=[0]):
    name[0] += 1
    return Bag({("in-%d" % name[0], i): list(p) for i, p in enumerate(parts)}, "in-%d" % name[0], len(parts))


def text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(text(v) for v in value) + "]"
    return str(value)


def attempt(function):
    try:
        return text(function())
    except (TypeError, ValueError, ZeroDivisionError, StopIteration, IndexError):
        return "error"


def key(x):
    return x % 3


def add(a, b):
    return a + b


def less(a, b):
    return a * 2 - b


def lens(b):
    return [len(list(p)) for p in dask.compute(*b.to_delayed())]


OPS = {
    "accumulate": lambda b, flat: list(itertools.accumulate(flat, less)),  # Dask's fails on empty partitions
    "accumulate-10": lambda b, flat: b.accumulate(less, initial=10).compute(),
    "topk-3": lambda b, flat: b.topk(3).compute(),
    "topk-2-key": lambda b, flat: b.topk(2, key=key).compute(),
    "distinct-key": lambda b, flat: sorted({key(x) for x in b.distinct(key=key).compute()}),
    "frequencies": lambda b, flat: sorted(b.frequencies().compute()),
    "frequencies-sort": lambda b, flat: [n for _, n in b.frequencies(sort=True).compute()],
    "foldby": lambda b, flat: sorted(b.foldby(key, add).compute()),
    "foldby-count": lambda b, flat: sorted(b.foldby(key, lambda n, x: n + 1, 0, add, 0).compute()),
    "foldby-100": lambda b, flat: sorted((k, 100 + v) for k, v in b.foldby(key, add).compute()),
    "groupby": lambda b, flat: sorted((k, sorted(v)) for k, v in b.groupby(key, shuffle="tasks").compute()),
    "join": lambda b, flat: sorted((x, y) for y, x in b.join([0, 1, 4, 9, 12], key, key).compute()),
    "product": lambda b, flat: sorted(b.product(bag([[1], [], [2, 3]])).compute()),
    "repartition-1": lambda b, flat: lens(b.repartition(1)),
    "repartition-2": lambda b, flat: lens(b.repartition(2)) if b.npartitions >= 2 else "skip",
    "repartition-3": lambda b, flat: lens(b.repartition(3)) if b.npartitions >= 3 else "skip",
    "zip-sum": lambda b, flat: db.zip(b, b.map(lambda x: x + 1)).starmap(add).compute(),
    "map-two": lambda b, flat: db.map(less, b, b).compute(),
    "map-item": lambda b, flat: b.map(add, b.count()).compute(),
    "std": lambda b, flat: b.std().compute(),
    "std-1": lambda b, flat: b.std(ddof=1).compute() if len(flat) != 1 else "error",
    "var": lambda b, flat: b.var().compute(),
    "var-2": lambda b, flat: b.var(ddof=2).compute() if len(flat) > 2 else "error",
    "mean": lambda b, flat: b.mean().compute(),
    "sum": lambda b, flat: b.sum().compute(),
    "count": lambda b, flat: b.count().compute(),
    "min": lambda b, flat: b.min().compute(),
    "max": lambda b, flat: b.max().compute(),
    "any": lambda b, flat: b.any().compute(),
    "all": lambda b, flat: b.all().compute(),
    "remove": lambda b, flat: b.remove(lambda x: x > 4).compute(),
    "flatten": lambda b, flat: b.map(lambda x: [x] * (abs(x) % 3)).flatten().compute(),
    "pluck": lambda b, flat: b.map(lambda x: [x, -x]).pluck(1).compute(),
    "pluck-default": lambda b, flat: b.map(lambda x: {"a": x} if x > 0 else {}).pluck("a", 77).compute(),
    "pluck-two": lambda b, flat: b.map(lambda x: {"a": x, "b": 2 * x}).pluck(["b", "a"]).compute(),
    "unzip": lambda b, flat: b.map(lambda x: (x, x * x)).unzip(2)[1].compute(),
    "fold": lambda b, flat: b.fold(add).compute(),
    "fold-10": lambda b, flat: 10 + sum(flat),
    "reduction": lambda b, flat: [n for n in lens(b) if n],  # Dask skips empty partitions, unless there is only one
    "concat": lambda b, flat: db.concat([b, bag([[1, 2], []]), b]).compute(),
}

CUTS = [[0], [1], [3], [1, 1], [0, 2], [2, 0], [3, 0, 2], [0, 0, 0], [1, 0, 1, 5], [4, 4, 4], [2] * 9, [0, 7, 0, 1, 0, 0, 3, 0, 9, 2]]

with open(os.path.join(os.path.dirname(__file__), "../resources/io/bask/bag/oracle.txt"), "w") as out:
    for cut in CUTS:
        for spread in (3, 40):
            parts = [[random.randint(-spread, spread) for _ in range(n)] for n in cut]
            flat = [x for p in parts for x in p]
            written = "/".join(" ".join(map(str, p)) for p in parts)
            for name, op in OPS.items():
                result = attempt(lambda: op(bag(parts), flat))
                if result != "skip":
                    out.write("%s\t%s\t%s\n" % (name, written, result))
