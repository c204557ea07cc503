"""Writes shape/unify.tsv: the chunks that Dask's unify_chunks gives arrays that are combined elementwise.

Columns: the chunks of the arrays, joined by "|"; the common chunks.
"""
import random
import sys
import warnings

import dask.array as da

warnings.simplefilter("ignore")
rng = random.Random(5)


def cut(length, parts):
    cuts = sorted(rng.sample(range(1, length), min(parts, length) - 1)) if length > 1 else []
    edges = [0] + cuts + [length]
    return tuple(b - a for a, b in zip(edges, edges[1:]))


rows = []
while len(rows) < 300:
    shape = [rng.choice([1, 2, 5, 8, 12, 20]) for _ in range(rng.randint(1, 3))]
    arrays = []
    for _ in range(rng.randint(1, 4)):
        s = [1 if rng.random() < 0.2 else x for x in shape]
        s = s[rng.randrange(len(s)):] if rng.random() < 0.25 else s
        arrays.append(da.zeros(tuple(s), chunks=tuple(cut(x, rng.randint(1, 4)) for x in s)))
    ndim = max(a.ndim for a in arrays)
    letters = "abcd"[:ndim]
    pairs = [x for a in arrays for x in (a, letters[ndim - a.ndim:])]
    common, _ = da.core.unify_chunks(*pairs)
    rows.append(("|".join(str(a.chunks) for a in arrays), str(tuple(common[c] for c in letters))))
with open(sys.argv[1], "w") as out:
    for row in rows:
        out.write("\t".join(row) + "\n")
print(len(rows))
