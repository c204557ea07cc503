"""Writes block/print.tsv.gz: what NumPy's str and repr show of arrays of every dtype. Run with NumPy 1.24.

Usage: python3 print_fixture.py PRINT.tsv.gz PRINT_OPTIONS.tsv.gz; in the second file the print options stand before the texts.

Columns: dtype, shape, elements, str, repr; line breaks are written as "\\n". Elements are little-endian bytes in hex, or
"P:mul:mod:sub:div" for element i = ((i * mul) % mod - sub) / div.
"""
import gzip
import sys

import numpy as np

rng = np.random.default_rng(7)
DTYPES = ["bool", "int8", "int16", "int32", "int64", "uint8", "float32", "float64", "complex64", "complex128"]
rows = []


def add(a, elements=None):
    if elements is None:
        elements = np.ascontiguousarray(a).tobytes().hex()
    text = [str(a), repr(a)]
    assert not any("\t" in t or "\\" in t for t in text)
    rows.append((a.dtype.name, repr(a.shape), elements, *(t.replace("\n", "\\n") for t in text)))


def pattern(dtype, shape, mul, mod, sub, div):
    i = np.arange(int(np.prod(shape)), dtype="int64")
    values = ((i * mul) % mod - sub) / div
    add(values.astype(dtype).reshape(shape), f"P:{mul}:{mod}:{sub}:{div}")


def real_values(n, dtype):
    kind = rng.integers(0, 16)
    if kind == 0:
        v = rng.random(n)
    elif kind == 1:
        v = rng.normal(size=n) * 10.0 ** rng.integers(-3, 7)
    elif kind == 2:
        v = 10.0 ** rng.uniform(-12, 12, n)
    elif kind == 3:
        v = rng.integers(-1000, 1000, n) / 8
    elif kind == 4:
        v = rng.integers(-20, 20, n).astype("f8")
    elif kind == 5:
        v = np.round(rng.normal(size=n) * 100, rng.integers(0, 10))
    elif kind == 6:
        v = 10.0 ** rng.uniform(-300, 300, n) if dtype in ("float64", "complex128") else 10.0 ** rng.uniform(-37, 38, n)
    elif kind == 7:
        v = rng.choice([0.0, -0.0, 1.0, -1.0, 0.1, 1e-4, 9.9e-5, 1e8, 99999999.0, 99999999.9, 123456.789], n)
    elif kind == 8:
        v = rng.choice([np.nan, np.inf, -np.inf, 0.0, 1.5, -2.25], n)
    elif kind == 9:
        v = np.where(rng.random(n) < 0.3, rng.choice([np.nan, np.inf]), rng.normal(size=n) * 1e6)
    elif kind == 10:
        v = rng.choice([np.nan, np.inf, -np.inf, 1e300 if "f8" else 1e30, 1e-5], n)
    elif kind == 11:
        bits = rng.integers(0, 2**63, n, dtype="int64")
        v = bits.view("f8") * rng.choice([1, -1], n)
    elif kind == 12:
        v = rng.integers(1, 100, n) * 10.0 ** rng.integers(-5, 9, n)
    elif kind == 13:
        v = rng.choice([123456785, 1234567.125, 0.123456785, 0.5 + 2.0**-30, 2.0**-9 + 0.5, 1 / 3, 2 / 3, 1e-3], n)
    elif kind == 14:
        v = 2.0 ** rng.integers(-20, 27, n)
    else:
        v = rng.random(n) * 10.0 ** rng.integers(-6, 9)
    return v


def values(n, dtype):
    d = np.dtype(dtype)
    with np.errstate(all="ignore"):
        if d.kind == "b":
            return rng.random(n) < 0.5
        if d.kind in "iu":
            info = np.iinfo(d)
            kind = rng.integers(0, 3)
            if kind == 0:
                return rng.integers(info.min, info.max, n, dtype=d, endpoint=True)
            if kind == 1:
                return rng.integers(0, 10, n).astype(d)
            return rng.integers(max(info.min, -1000), min(info.max, 1000), n).astype(d)
        if d.kind == "f":
            return real_values(n, dtype).astype(d)
        z = np.empty(n, d)
        z.real = real_values(n, dtype)
        z.imag = real_values(n, dtype)
        return z


SHAPES = [(1,), (2,), (3,), (5,), (7,), (13,), (30,), (2, 3), (3, 1), (1, 4), (4, 5), (2, 2, 2), (2, 1, 3), (1, 2, 2, 2), (3, 20)]
for dtype in DTYPES:
    for shape in [(0,), (0, 3), (2, 0, 4), (1, 0)]:
        add(np.zeros(shape, dtype))
    for _ in range(12 if np.dtype(dtype).kind in "fc" else 4):
        add(values(1, dtype).reshape(()))
    for shape in SHAPES:
        for _ in range(11 if np.dtype(dtype).kind in "fc" else 4):
            add(values(int(np.prod(shape)), dtype).reshape(shape))
    for shape in [(1001,), (40, 50), (7, 8, 20), (2, 3, 200), (1000,), (6, 200), (1, 1001), (1001, 1), (2, 2, 2, 200)]:
        mul, mod = int(rng.integers(1, 1000)), int(rng.integers(2, 2000))
        pattern(dtype, shape, mul, mod, int(rng.integers(0, 50)), 1)
        if np.dtype(dtype).kind in "fc":
            pattern(dtype, shape, mul, mod, int(rng.integers(0, 50)), int(rng.integers(2, 1000)))
for x in [0.1, 1e16, 9999999999999998.0, 1e15, 1e-4, 9.999e-5, 5e-324, 1.7976931348623157e308, 2e23, 1e23, 9007199254740993.0,
          2.0**53, 0.3, 1 / 3, 100.0, 1e22, 123456789.0, 4.35, 2.2250738585072014e-308, 1.0e-5, 9.5e-7, 2.0**-44, 2.0**60]:
    for y in (x, -x):
        for dtype in DTYPES[6:]:
            with np.errstate(all="ignore"):
                add(np.array(y).astype(dtype))
                add(np.array([y]).astype(dtype))
                if "complex" in dtype:
                    add(np.array(complex(y, x)).astype(dtype))
                    add(np.array(complex(0.0, y)).astype(dtype))
                    add(np.array(complex(np.nan, y)).astype(dtype))
                    add(np.array(complex(y, -np.inf)).astype(dtype))
with open(sys.argv[1], "wb") as out:
    out.write(gzip.compress("".join("\t".join(row) + "\n" for row in rows).encode(), 9, mtime=0))
print(len(rows))

OPTIONS = {"precision": [8, 8, 0, 1, 2, 3, 5, 12, 17], "threshold": [1000, 0, 5, 10, 40], "edgeitems": [3, 1, 2, 5],
           "linewidth": [75, 75, 40, 20, 10, 120], "suppress": [0, 0, 1]}
rows.clear()
for _ in range(900):
    dtype, shape = DTYPES[rng.integers(len(DTYPES))], (SHAPES + [(), (0,), (0, 3), (9, 9), (3, 3, 3, 3), (50,)])[rng.integers(len(SHAPES) + 6)]
    options = {name: int(rng.choice(choices)) for name, choices in OPTIONS.items()}
    with np.printoptions(**options):
        add(values(int(np.prod(shape)), dtype).reshape(shape))
    rows[-1] = (*rows[-1][:3], ",".join(map(str, options.values())), *rows[-1][3:])
with open(sys.argv[2], "wb") as out:
    out.write(gzip.compress("".join("\t".join(row) + "\n" for row in rows).encode(), 9, mtime=0))
