"""Writes shape/chunks.tsv: what Dask's normalize_chunks answers. Run with Dask 2026.8 (its "auto" differs from 2022's).

Columns: chunks, shape, item bytes, limit ("-" for the default), previous chunks ("-" for none), answer or ERROR.
"""
import random
import sys
import warnings

import numpy as np
from dask.array.core import normalize_chunks

warnings.simplefilter("ignore")
rng = random.Random(20240607)
DTYPES = ["u1", "i2", "f4", "f8", "c16"]


def cut(length, parts):
    """A random composition of a length."""
    if length == 0:
        return (0,)
    cuts = sorted(rng.sample(range(1, length), min(parts, length) - 1)) if length > 1 else []
    edges = [0] + cuts + [length]
    return tuple(b - a for a, b in zip(edges, edges[1:]))


def regular(length, chunk):
    if length == 0:
        return (0,)
    whole, rest = divmod(length, chunk)
    return (chunk,) * whole + ((rest,) if rest else ())


def previous_chunks(shape):
    result = []
    for s in shape:
        kind = rng.randrange(4)
        if kind == 0 or s < 3:
            result.append((s,))
        elif kind == 1:
            result.append(cut(s, rng.randint(1, 6)))
        else:
            result.append(regular(s, max(1, s // rng.randint(1, 12))))
    return tuple(result)


def random_shape(ndim):
    kinds = [0, 1, 2, 5, 7, 10, 12, 16, 60, 64, 97, 100, 128, 360, 1000, 1001]
    return tuple(rng.choice(kinds[(0 if rng.random() < 0.06 else 1):]) for _ in range(ndim))


def axis_request(length, words):
    kind = rng.choice(words)
    if kind == "size":
        return rng.choice([1, 2, 3, 4, 7, 10, 33, 100, 5000]) if length < 100 else rng.choice([30, 33, 64, 100, 5000])
    if kind == "lengths":
        return cut(length, rng.randint(1, 5))
    if kind == "whole":
        return -1
    if kind == "none":
        return None
    return kind


rows = []
answers = 0


def add(chunks, shape, dtype, limit=None, previous=None):
    global answers
    asked = chunks
    if previous is not None:  # what rechunk does before it normalizes
        if isinstance(chunks, dict):
            asked = {i: previous[i] if chunks.get(i) is None else chunks[i] for i in range(len(shape))}
        elif isinstance(chunks, tuple):
            asked = tuple(p if c is None else c for c, p in zip(chunks, previous)) if len(chunks) == len(shape) else chunks
    try:
        answer = normalize_chunks(asked, shape, limit=limit, dtype=dtype, previous_chunks=previous)
    except ValueError:
        answer = "ERROR"
    except (ZeroDivisionError, TypeError, IndexError):
        return  # Dask itself fails; Bask answers
    if isinstance(answer, tuple) and (sum(map(len, answer)) > 150 or any(x < 0 for c in answer for x in c)):
        return
    if isinstance(answer, tuple):
        answers += 1
    rows.append((
        repr(chunks), repr(shape), str(np.dtype(dtype).itemsize), "-" if limit is None else str(limit),
        "-" if previous is None else repr(previous), str(answer)))


add((), (), "f8")
add((), (0, 0), "f8")
add((), (0,), "f8")
add((4, 4, 2), (10,), "f8")
add((4, 4, 3), (10,), "f8")
add((4, 4), (8, 8, 8), "f8")
add(((4, 4),), (9,), "f8")
add(((4, 0, 5),), (9,), "f8")
add(("1kiB", "2kiB"), (100, 100), "f8")
add("auto", (10_000, 10_000), "f8")
add("auto", (100_000, 10), "f8")
add("auto", (3000, 4000, 500), "f4")
add("64 MiB", (20_000, 20_000), "f8")
for text in ["1kiB", "1 KiB", "100 B", "0.5kB", "1e3", "kB", "2k", "3 Ki"]:
    add(text, (37, 41), "f8")
while answers < 700:
    ndim = rng.choice([1, 1, 2, 2, 2, 3, 3, 4])
    shape = random_shape(ndim)
    dtype = rng.choice(DTYPES)
    form = rng.randrange(8)
    words = ["size", "lengths", "whole", "none"]
    limit = None
    previous = previous_chunks(shape) if rng.random() < 0.6 else None
    if form == 0:
        chunks = rng.choice([1, 3, 10, 64, 1000, -1])
    elif form == 1:
        chunks = tuple(axis_request(s, words) for s in shape)
    elif form == 2:
        chunks = "auto"
        limit = rng.choice([8, 64, 100, 1000, 4096, 10**5, 10**6])
    elif form == 3:
        chunks = rng.choice(["1 kiB", "100 B", "4kB", "64 kiB", "1MB"])
    elif form in (4, 5):
        chunks = tuple(axis_request(s, words + ["auto", "auto", "auto"]) for s in shape)
        limit = rng.choice([64, 100, 1000, 4096, 10**5, 10**6])
    elif form == 6:
        size = rng.choice(["1 kiB", "300B", "4kB", "64 kiB"])
        chunks = tuple(axis_request(s, words + ["auto", size, size]) for s in shape)
    else:
        axes = rng.sample(range(ndim), rng.randint(0, ndim))
        chunks = {a: axis_request(shape[a], words + ["auto"]) for a in axes}
        limit = rng.choice([64, 1000, 10**5])
    if isinstance(chunks, tuple) and ndim == 1 and len(chunks) > 1:
        continue
    if rng.random() < 0.02 and isinstance(chunks, tuple):
        chunks = chunks + (3,)
    before = len(rows)
    add(chunks, shape, dtype, limit, previous)

with open(sys.argv[1], "w") as out:
    for row in rows:
        out.write("\t".join(row) + "\n")
print(len(rows), "rows", answers, "answers")
