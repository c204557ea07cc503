"""How Dask cuts reshaped and balanced arrays: cases for RechunkTest.

usage: /usr/bin/python3 rechunk_fixture.py > rechunk.tsv
"""
import random
import warnings

import dask.array as da

warnings.simplefilter("ignore")
random.seed(7)


def text(chunks):
    return ";".join(",".join(map(str, c)) for c in chunks)


def cut(length, pieces):
    borders = sorted(random.sample(range(1, length), min(pieces, length) - 1))
    return tuple(b - a for a, b in zip([0] + borders, borders + [length]))


def even(length, chunk):
    return tuple([chunk] * (length // chunk) + ([length % chunk] if length % chunk else []))


shapes = [((4, 6), (24,)), ((24,), (4, 6)), ((10, 4, 6), (10, 24)), ((10, 24), (10, 4, 6)), ((3, 8, 5), (24, 5)),
          ((24, 5), (3, 8, 5)), ((2, 3, 4, 5), (6, 20)), ((2, 1, 6), (12,)), ((6, 1, 4), (6, 4)), ((12,), (3, 1, 4)),
          ((30, 20), (30, 20, 1)), ((2, 3, 4, 5), (2, 12, 5))]
seen = set()
for old, new in shapes:
    for _ in range(12):
        chunks = tuple(even(n, random.randint(1, n)) for n in old)
        x = da.ones(old, chunks=chunks)
        try:
            y = x.reshape(new)
        except Exception:
            continue
        row = f"reshape\t{text(chunks)}\t{','.join(map(str, new))}\t{text(y.chunks)}"
        # Where axes go together of which all but the last are cut to 1, Dask leaves the blocks as they are only if all axes
        # before are cut to 1 too; Bask always does.
        starts = {((10, 4, 6), (10, 24)): 1, ((2, 3, 4, 5), (2, 12, 5)): 1, ((2, 3, 4, 5), (6, 20)): 2}
        start = starts.get((old, new), 0)
        if max(chunks[start]) == 1 and any(max(c) > 1 for c in chunks[:start]):
            continue
        if row not in seen:
            seen.add(row)
            print(row)
for _ in range(60):
    length = random.randint(2, 200)
    chunks = (even(length, random.randint(1, length)) if random.random() < 0.6 else cut(length, random.randint(1, 6)),)
    y = da.ones(length, chunks=1).rechunk(chunks, balance=True)
    print(f"balance\t{text(chunks)}\t\t{text(y.chunks)}")
for _ in range(40):
    length = random.randint(4, 60)
    chunk = random.randint(1, length)
    groups = [[random.randrange(length) for _ in range(random.randint(1, 9))] for _ in range(random.randint(1, 9))]
    x = da.arange(length, chunks=chunk)
    try:
        from dask.array._shuffle import shuffle
    except ImportError:
        break
    print(f"shuffle\t{text(x.chunks)}\t{text(groups)}\t{text(x.shuffle(groups, 0).chunks)}")
