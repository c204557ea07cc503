"""Writes shape/{dtypes,slices,broadcasts}.tsv and block/{casts,views}.tsv from NumPy.

Run with NumPy 1.24 on x86-64; the rows "weak" of dtypes.tsv need NumPy 2 and are written when run with it:
  python3 numpy_fixtures.py RESOURCES            all but weak rows
  python3-with-numpy2 numpy_fixtures.py RESOURCES weak    shape/weak.tsv
"""
import random
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
rng = random.Random(11)
OUT = sys.argv[1] + "/io/bask/array/"
DTYPES = ["bool", "int8", "int16", "int32", "int64", "uint8", "float32", "float64", "complex64", "complex128"]


def write(name, rows):
    with open(OUT + name, "w") as out:
        for row in rows:
            out.write("\t".join(map(str, row)) + "\n")
    print(name, len(rows))


def flat(a):
    return ",".join(map(str, a.ravel().tolist()))


if len(sys.argv) > 2:
    rows = []
    for d in DTYPES:
        for word, scalar in [("BOOL", True), ("INT", 1), ("FLOAT", 1.0), ("COMPLEX", 1j)]:
            rows.append((d, word, (np.zeros(1, d) * scalar).dtype))
    write("shape/weak.tsv", rows)
    sys.exit()

rows = []
for a in DTYPES:
    for b in DTYPES:
        casts = [np.can_cast(a, b, c) for c in ("no", "safe", "same_kind", "unsafe")]
        rows.append((a, b, np.promote_types(a, b), *casts))
write("shape/dtypes.tsv", rows)


def index_text(length):
    kind = rng.randrange(8)
    edge = lambda: "" if rng.random() < 0.3 else str(rng.randint(-length - 3, length + 3))
    if kind == 0:
        return str(rng.randint(-length - (rng.random() < 0.1), max(0, length - 1) + (rng.random() < 0.1)))
    if kind == 1:
        return ":"
    if kind in (2, 3):
        return f"{edge()}:{edge()}"
    if kind in (4, 5):
        return f"{edge()}:{edge()}:{rng.choice([1, 2, 3, 5, 100])}"
    return f"{edge()}:{edge()}:{rng.choice([-1, -1, -2, -3, -100])}"


def index_of(shape):
    parts = [index_text(s) for s in shape[: rng.randint(0 if rng.random() < 0.3 else len(shape), len(shape))]]
    if rng.random() < 0.04:
        parts.append("0")
    if rng.random() < 0.25:
        parts.insert(rng.randint(0, len(parts)), "...")
    for _ in range(rng.choice([0, 0, 0, 1, 2])):
        parts.insert(rng.randint(0, len(parts)), rng.choice(["None", "np.newaxis"]))
    return rng.choice([", ", ","]).join(parts)


rows = []
while len(rows) < 800:
    shape = tuple(rng.choice([0, 1, 2, 3, 5, 7]) if rng.random() < 0.1 else rng.choice([1, 2, 3, 5, 7]) for _ in range(rng.randint(1, 4)))
    text = index_of(shape)
    if not text:
        continue
    a = np.arange(int(np.prod(shape))).reshape(shape)
    try:
        r = eval(f"a[{text}]")
        r = np.asarray(r)
        rows.append((shape, text, r.shape, flat(r)))
    except IndexError as e:
        rows.append((shape, text, "ERROR", str(e)))
write("shape/slices.tsv", [r if len(r[3]) < 400 else r for r in rows if len(r[3]) < 400])

rows = []
for _ in range(300):
    base = [rng.choice([0, 1, 2, 3, 4]) for _ in range(rng.randint(0, 4))]
    shapes = []
    for _ in range(rng.randint(1, 3)):
        s = [1 if rng.random() < 0.3 else x for x in base]
        s = s[rng.randint(0, len(s)):] if rng.random() < 0.3 else s
        if s and rng.random() < 0.1:
            s[rng.randrange(len(s))] = 5
        shapes.append(tuple(s))
    try:
        answer = np.broadcast_shapes(*shapes)
    except ValueError:
        answer = "ERROR"
    rows.append(("|".join(map(str, shapes)), answer))
write("shape/broadcasts.tsv", rows)


def factor(size, ndim):
    if size == 0:
        return tuple(rng.choice([0, 2, 3]) if i else 0 for i in range(ndim))
    result = []
    for _ in range(ndim - 1):
        f = rng.choice([d for d in range(1, size + 1) if size % d == 0])
        result.append(f)
        size //= f
    return tuple(rng.sample(result + [size], ndim))


rows = []
while len(rows) < 500:
    shape = tuple(rng.choice([1, 2, 3, 4, 6]) for _ in range(rng.randint(1, 4)))
    a = np.arange(int(np.prod(shape)))
    v = a.reshape(shape)
    text = ",".join(rng.choice([":", ":", "::-1", "::2", "1:", ":-1", "None,:"]) for _ in shape)
    v = eval(f"v[{text}]")
    perm = rng.sample(range(v.ndim), v.ndim)
    v = v.transpose(perm)
    stretch = "-"
    if rng.random() < 0.3:
        target = (2,) + tuple(3 if s == 1 else s for s in v.shape)
        v = np.broadcast_to(v, target)
        stretch = target
    new = factor(v.size, rng.randint(1, 4))
    r = v.reshape(new)
    view = np.shares_memory(r, a) or v.size == 0
    if v.size <= 150:
        rows.append((shape, text, tuple(perm), stretch, new, view, flat(r)))
write("block/views.tsv", rows)

SAMPLE = {
    "b": [True, False],
    "i": [0, 1, -1, 2, 127, 128, 255, 256, -128, -129, 32767, 32768, -32769, 65536, 2**31 - 1, 2**31, -2**31, -2**31 - 1,
          2**32 + 7, 2**53 + 1, 2**62 + 12345, 2**63 - 1, -2**63, 16777217],
    "f": [0.0, -0.0, 0.5, -0.5, 1.9, -1.9, 2.5, 127.9, 128.0, 200.0, 255.9, 256.5, -128.9, -129.0, -200.0, 32768.5, -40000.0, 65537.0,
          2147483647.0, 2147483648.0, -2147483648.9, 1e10, -1e10, 1e19, -1e19, 1e300, np.nan, np.inf, -np.inf, 1e-320, 3.4e38, 3.5e38, 0.1],
}
rows = []
for a in DTYPES:
    d = np.dtype(a)
    with np.errstate(all="ignore"):
        if d.kind == "c":
            f = np.array(SAMPLE["f"])
            v = np.empty(len(f) + 2, d)
            v.real = list(f) + [0.0, 0.0]
            v.imag = list(f[::-1]) + [2.0, 0.0]
        elif d.kind == "f":
            v = np.array(SAMPLE["f"]).astype(d)
        elif d.kind == "b":
            v = np.array(SAMPLE["b"])
        else:
            v = np.array(SAMPLE["i"]).astype(d)
        for b in DTYPES:
            rows.append((a, b, v.shape, v.tobytes().hex(), v.astype(b).tobytes().hex()))
write("block/casts.tsv", rows)
