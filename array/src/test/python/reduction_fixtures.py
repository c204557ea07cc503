"""Writes what NumPy answers for reductions, for ReducerTest.

Usage: python3 reduction_fixtures.py OUT.gz      (made with NumPy 1.24)

The arrays are not written: element k (row-major) follows from k, as data() below and ReducerTest.data say.
Format, big-endian, gzip: reduction, dtype, variant, ddof, shape, axes, dtype of the result (or "-" for an error), elements;
ended by an empty reduction.
"""
import gzip
import itertools
import struct
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")
DTYPES = "bool int8 int16 int32 int64 uint8 float32 float64 complex64 complex128".split()
SHAPES = [(), (0,), (1,), (5,), (1025,), (40000,), (3, 4), (40, 50), (2, 1500), (1500, 2), (150, 3), (0, 3), (3, 0), (7, 1, 9),
          (4, 5, 6), (3, 30, 5), (33, 3, 20)]
REDUCTIONS = "sum prod min max nanmin nanmax any all count_nonzero mean var std argmin argmax".split()


def uniform(k):
    return ((k + 1) * 2654435761 % 2**32) * 2.0**-32


def data(dtype, shape, variant):
    size = int(np.prod(shape))
    k = np.arange(size, dtype=np.int64)
    u, v = uniform(2 * k), uniform(2 * k + 1)
    if dtype == "bool":
        out = u > 0.5
    elif "int" in dtype:
        out = (np.floor(u * 200) - (0 if dtype == "uint8" else 100)).astype(dtype)
    elif "float" in dtype:
        out = (u * 4 - 1).astype(dtype)
    else:
        out = ((u * 4 - 1) + 1j * (v * 2 - 1)).astype(dtype)
    if variant == "nan":
        out[k % 7 == 3] = np.nan
    if variant == "ties":
        out = np.round(out * 2) if "int" not in dtype else out // 50
    if variant == "offset":
        out = out + np.dtype(dtype).type(1e6)
    return out.reshape(shape)


def axes_of(shape):
    yield tuple(range(len(shape)))
    for count in range(1, len(shape)):
        yield from itertools.combinations(range(len(shape)), count)


def main(path):
    with gzip.GzipFile(path, "wb", 9, mtime=0) as out:
        def text(s):
            out.write(struct.pack(">H", len(s)) + s.encode())

        for dtype in DTYPES:
            variants = ["plain"]
            if "int" in dtype or "float" in dtype:
                variants.append("ties")
            if "float" in dtype or "complex" in dtype:
                variants.append("nan")
            if dtype == "float64":
                variants.append("offset")
            for variant in variants:
                for shape in SHAPES:
                    long = int(np.prod(shape)) > 600 and len(shape) > 1
                    if long and (dtype != "float64" or variant != "plain" or shape == (1500, 2)) and shape != (40, 50):
                        continue
                    if variant != "plain" and shape not in [(5,), (1025,), (40, 50), (4, 5, 6)]:
                        continue
                    a = data(dtype, shape, variant)
                    for name in REDUCTIONS:
                        for axes in axes_of(shape):
                            if name.startswith("arg") and len(axes) > 1 and len(axes) != len(shape):
                                continue
                            for ddof in [0, 1] if name == "var" and variant == "plain" else [0]:
                                case(text, out, name, dtype, variant, shape, axes, ddof, a)
        text("")


def case(text, out, name, dtype, variant, shape, axes, ddof, a):
    text(name)
    text(dtype)
    text(variant)
    out.write(struct.pack(">bb", ddof, len(shape)))
    out.write(struct.pack(">%di" % len(shape), *shape))
    out.write(struct.pack(">b", len(axes)))
    out.write(struct.pack(">%db" % len(axes), *axes))
    try:
        if name.startswith("arg"):
            result = getattr(np, name)(a, axis=None if len(axes) == len(shape) else axes[0])
        elif name == "count_nonzero":
            result = np.count_nonzero(a, axis=axes) if axes else np.count_nonzero(a)
        elif name in ("var", "std"):
            result = getattr(np, name)(a, axis=axes, ddof=ddof)
        else:
            result = getattr(np, name)(a, axis=axes)
    except ValueError:
        text("-")
        return
    result = np.asarray(result)
    if result.dtype == np.uint64:
        result = result.astype(np.int64)
    text(result.dtype.name)
    out.write(struct.pack(">i", result.size) + np.ascontiguousarray(result).astype(result.dtype.newbyteorder(">")).tobytes())


main(sys.argv[1])
