"""Writes what NumPy answers for every function, dtype and edge value, for UfuncFixtureTest.

Usage: python3 ufunc_fixtures.py OUT.gz      (made with NumPy 1.24, its SIMD loops switched off)

Format, big-endian, gzip: lists of values, then cases, each list ended by an empty name.
  list:  name, dtype, count, elements
  case:  function, arity, name of the value list of each argument, dtype of the result or "-" if there is none,
         count, elements; arguments run through all combinations, the last one fastest
"""
import os
import sys

FEATURES = "SSSE3 SSE41 POPCNT SSE42 AVX F16C FMA3 AVX2 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL"
if os.environ.get("NPY_DISABLE_CPU_FEATURES") is None:
    os.environ["NPY_DISABLE_CPU_FEATURES"] = FEATURES
    os.execv(sys.executable, [sys.executable] + sys.argv)

import gzip
import struct
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")
DTYPES = "bool int8 int16 int32 int64 uint8 float32 float64 complex64 complex128".split()
random = np.random.RandomState(7)


def integers(dtype):
    low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
    small = [0, 1, 2, 3, 7, 10, 31, 100, high, high - 1, high // 2]
    return np.array(small + ([low, low + 1, -1, -2, -3, -7, -100] if low < 0 else []), dtype)


def floats(dtype):
    info = np.finfo(dtype)
    edge = [0.0, 1.0, 2.0, 3.0, 0.5, 1.5, 2.5, np.inf, info.max, info.tiny, info.tiny / 4, info.eps, 1 + info.eps, 1 - info.eps / 2,
            np.pi / 2, 10.0, 0.1, 100.25, 30.0, 1e-5]
    plain = list(random.uniform(0, 5, 8)) + list(10 ** random.uniform(-8, 8, 6))
    positive = np.array(edge + plain, dtype)
    return np.concatenate([positive, -positive, np.array([np.nan], dtype)])


def complexes(dtype, parts):
    part = np.dtype(dtype).type(0).real.dtype
    parts = np.array(parts, part)
    re, im = np.meshgrid(parts, parts, indexing="ij")
    out = np.empty(re.size, dtype)
    out.real, out.imag = re.ravel(), im.ravel()
    return out


LISTS = {}
for name in DTYPES:
    if name == "bool":
        LISTS[name] = np.array([False, True])
    elif "int" in name:
        LISTS[name] = integers(name)
        LISTS[name + " exponents"] = np.array([0, 1, 2, 3, 5, 10, 63], name)
        LISTS[name + " shifts"] = np.array([0, 1, 2, 5, 7, 8, 15, 31, 32, 63, 64] + ([] if name == "uint8" else [-1]), name)
    elif "float" in name:
        LISTS[name] = floats(name)
    else:
        LISTS[name] = complexes(name, [0.0, -0.0, 1.0, -1.0, 0.5, -0.3, 2.0, -3.25, 12.5, 1e-10, np.inf, -np.inf, np.nan])
        LISTS[name + " few"] = complexes(name, [0.0, 1.0, -0.5, 2.25, np.inf, np.nan])
    LISTS[name + " mixed"] = LISTS[name][[0, 1]] if name == "bool" else np.concatenate([LISTS[name][:4], LISTS[name][-2:]])
LISTS["int64 decimals"] = np.array([-2, -1, 0, 1, 3])
LISTS["int64 exponents of two"] = np.array([-2000, -1074, -150, -30, -1, 0, 1, 20, 127, 1023, 1024, 5000])
LISTS["condition"] = np.array([False, True])

UNARY = """negative positive absolute sign reciprocal square sqrt cbrt exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin
arccos arctan sinh cosh tanh arcsinh arccosh arctanh deg2rad rad2deg floor ceil trunc rint logical_not invert isnan isinf
isfinite signbit conj real imag angle fabs spacing i0 sinc isposinf isneginf isreal iscomplex modf[0] frexp[0] frexp[1]""".split()
BINARY = """add subtract multiply divide floor_divide mod fmod power arctan2 hypot maximum minimum fmax fmin equal not_equal less
less_equal greater greater_equal logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor left_shift right_shift
copysign float_power logaddexp logaddexp2 heaviside nextafter gcd lcm""".split()
MIXED = "add divide floor_divide maximum less power logical_and hypot".split()


def second(name, dtype):
    if name == "power" and "int" in dtype:
        return dtype + " exponents"
    if "shift" in name and "int" in dtype:
        return dtype + " shifts"
    return dtype


def cases():
    for name in UNARY:
        for dtype in DTYPES:
            if (name, dtype) not in [("angle", "bool"), ("i0", "bool"), ("sinc", "bool"), ("sinc", "int8"), ("sinc", "uint8"), ("sinc", "int16")]:  # float64 by accident; all other narrow dtypes give float16
                yield name, [dtype]
    for name in BINARY:
        for dtype in DTYPES:
            first = dtype + " few" if "complex" in dtype else dtype
            yield name, [first, second(name, first)]
    for name in MIXED:
        for a in DTYPES:
            for b in DTYPES:
                if a != b:
                    yield name, [a + " mixed", second(name, b) if "int" in b and name == "power" else b + " mixed"]
    for dtype in DTYPES:
        yield "clip", [dtype + " mixed"] * 3
        yield "where", ["condition", dtype + " mixed", dtype + " mixed"]
        if "complex" not in dtype:
            yield "complex", [dtype + " mixed"] * 2
        yield "ldexp", [dtype, "int64 exponents of two"]
        yield "ldexp", [dtype + " mixed", "float64 mixed"]
        if dtype != "bool":
            yield "round", [dtype, "int64 decimals"]
    for a in DTYPES:
        for b in DTYPES:
            yield "astype " + b, [a]


def evaluate(name, args):
    if name.startswith("astype "):
        return args[0].astype(name[7:])
    if name == "round":
        return np.stack([np.around(args[0][:, 0], int(d)) for d in args[1][0]], axis=1)
    if name == "complex":
        part = np.result_type(*args, np.float16 if args[0].dtype.itemsize == 1 else np.float32 if args[0].dtype == np.int16 else float
                              if args[0].dtype.kind in "iu" else args[0].dtype)
        re, im = np.broadcast_arrays(*args)
        out = np.empty(re.shape, "complex64" if part.itemsize < 8 else "complex128")
        out.real, out.imag = re, im
        return out
    if name in ("isposinf", "isneginf") and args[0].dtype.kind == "b":
        return np.zeros(args[0].shape, bool)
    if name.endswith("]"):
        return getattr(np, name[:-3])(*args)[int(name[-2])]
    return getattr(np, name)(*args)


def main(path):
    with gzip.GzipFile(path, "wb", 9, mtime=0) as out:
        def text(s):
            out.write(struct.pack(">H", len(s)) + s.encode())

        def elements(a):
            a = np.ascontiguousarray(a)
            out.write(struct.pack(">i", a.size) + a.astype(a.dtype.newbyteorder(">")).tobytes())

        for name, values in LISTS.items():
            text(name)
            text(values.dtype.name)
            elements(values)
        text("")
        for name, lists in cases():
            args = []
            for i, key in enumerate(lists):
                shape = [1] * len(lists)
                shape[i] = -1
                args.append(LISTS[key].reshape(shape))
            text(name)
            out.write(struct.pack(">b", len(lists)))
            for key in lists:
                text(key)
            try:
                result = np.asarray(evaluate(name, args))
            except TypeError:
                text("-")
                continue
            if result.dtype == np.float16:  # there is no float16 here: such functions are computed in float32
                args = [a.astype(np.float32) if a.dtype.kind in "biu" and not (name == "ldexp" and i) else a for i, a in enumerate(args)]
                result = np.asarray(evaluate(name, args))
            text(result.dtype.name)
            elements(result)
        text("")


main(sys.argv[1])
