"""Writes random indexing programs and calls of indexing functions, and what NumPy answers, for IndexProgramTest.

Usage: python3 index_fixture.py OUT.gz [PROGRAMS [SEED]]   (made with NumPy 1.24)

A line is a program: statements separated by tabs, then "=" and the answer, several separated by "&", or "= ERROR" where
NumPy refuses the last statement. The first statement is the array, the others change it:

    get KEY             KEY: elements separated by ";": i3 a number, s1:5:2 a range, N None, E ..., and arrays
    with KEY VALUE      VALUE: an array
    NAME ARGUMENTS      a function of the array; arguments are arrays, numbers, or words

Arrays are written dtype|shape|elements without blanks, elements separated by "_".
"""
import gzip
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
DTYPES = "bool int8 int16 int32 int64 uint8 float32 float64 complex64 complex128".split()


def number(v):
    return repr(float(v))


def text(a):
    a = np.asarray(a)
    flat = a.ravel()
    if a.dtype.kind == "c":
        values = "_".join(f"{number(v.real)},{number(v.imag)}" for v in flat)
    elif a.dtype.kind == "f":
        values = "_".join(number(v) for v in flat)
    else:
        values = "_".join(str(int(v)) for v in flat)
    return f"{a.dtype.name}|{','.join(map(str, a.shape))}|{values}"


class Gen:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def pick(self, options):
        return options[self.rng.integers(len(options))]

    def chance(self, p):
        return self.rng.random() < p

    def array(self, shape, dtype=None):
        dtype = dtype or self.pick(DTYPES)
        n = int(np.prod(shape, dtype=int))
        if dtype == "bool":
            a = self.rng.random(n) < 0.5
        elif dtype[0] == "c":
            a = self.rng.integers(0, 40, n) / 4 + 1j * self.rng.integers(0, 9, n)
        elif dtype[0] == "f":
            a = self.rng.integers(0, 400, n) / 4
        else:
            a = self.rng.integers(0, 100, n)
        return a.astype(dtype).reshape(shape)

    def shape(self, most=4):
        return tuple(int(self.pick([0, 1, 2, 3, 3, 4, 5, 6, 7])) for _ in range(self.pick([1, 1, 2, 2, 2, 3, 3, most])))

    def bound(self, n):
        return "" if self.chance(0.4) else str(int(self.rng.integers(-n - 2, n + 3)))

    def slice(self, n):
        return "s" + self.bound(n) + ":" + self.bound(n) + self.pick(["", "", "", ":2", ":3", ":-1", ":-1", ":-2", ":7"])

    def ints(self, n, common):
        """Positions on an axis of length n, of a shape that often stretches with the common one."""
        shape = common
        if self.chance(0.4):
            shape = tuple(1 if self.chance(0.3) else k for k in common)[self.rng.integers(len(common) + 1):]
        count = int(np.prod(shape, dtype=int))
        if n == 0:
            return np.zeros((0,), "int64")
        a = self.rng.integers(-n, n, count).reshape(shape)
        if self.chance(0.2):
            a = np.sort(a % n, axis=None).reshape(shape)
        if self.chance(0.03) and count:
            a.flat[0] = n + int(self.rng.integers(0, 3))
        return a.astype(self.pick(["int64", "int64", "int32", "int8", "uint8"]) if a.size == 0 or a.min() >= 0 else "int64")

    def key(self, shape):
        common = self.pick([(1,), (2,), (3,), (3,), (5,), (0,), (2, 3), (3, 1), (1, 4), ()])
        parts = []
        axis = 0
        ndim = len(shape)
        dots = self.chance(0.15)
        while axis < ndim:
            r = self.rng.random()
            n = shape[axis]
            if self.chance(0.08):
                parts.append("N")
            if dots and self.chance(0.4):
                parts.append("E")
                dots = False
                axis += int(self.rng.integers(0, ndim - axis + 1))
                continue
            if r < 0.35:
                parts.append(self.slice(n) if self.chance(0.7) else "s:")
                axis += 1
            elif r < 0.47 and n:
                parts.append(f"i{int(self.rng.integers(-n, n))}")
                axis += 1
            elif r < 0.78:
                parts.append("a" + text(self.ints(n, common)))
                axis += 1
            elif r < 0.95:
                span = int(self.rng.integers(1, ndim - axis + 1))
                mask = self.rng.random(shape[axis:axis + span]) < self.pick([0, 0.2, 0.5, 0.5, 0.8, 1])
                if self.chance(0.02):
                    mask = np.ones(tuple(k + 1 for k in mask.shape), bool)
                parts.append("a" + text(mask))
                axis += span
            else:
                break
        if self.chance(0.02):
            parts += ["s:"] * (ndim + 1)
        return parts or ["E"]


def parse(word):
    kind, rest = word[0], word[1:]
    if kind == "i":
        return int(rest)
    if kind == "s":
        return slice(*(int(p) if p else None for p in (rest + ":").split(":")[:3]))
    if kind == "N":
        return None
    if kind == "E":
        return Ellipsis
    dtype, shape, values = rest.split("|")
    shape = tuple(int(v) for v in shape.split(",") if v)
    return np.array([int(v) for v in values.split("_") if v], "int64").astype(dtype).reshape(shape)


def value(gen, shape, dtype):
    """An array that stretches to a shape, or a value that does not."""
    shape = tuple(1 if gen.chance(0.25) else n for n in shape)
    if gen.chance(0.3):
        shape = shape[int(gen.rng.integers(len(shape) + 1)):]
    if gen.chance(0.05):
        shape = (1,) + shape
    if gen.chance(0.03) and shape:
        shape = shape[:-1] + (shape[-1] + 1,)
    own = gen.pick(DTYPES) if gen.chance(0.5) else dtype
    return gen.array(shape, own)


def program(gen):
    x = gen.array(gen.shape())
    words = [text(x)]
    answer = x
    for _ in range(gen.pick([1, 1, 1, 2, 2, 3])):
        key = gen.key(answer.shape)
        index = tuple(parse(k) for k in key)
        v = None
        try:
            if gen.chance(0.5):
                words.append("get " + ";".join(key))
                answer = np.asarray(answer[index])
                if answer.size > 600 or answer.ndim > 5:
                    return None
            else:
                words.append("with " + ";".join(key) + " ")
                try:
                    shape = answer[index].shape
                except IndexError:
                    shape = ()
                v = value(gen, shape, answer.dtype.name)
                words[-1] += text(v)
                answer = answer.copy()
                answer[index] = v
        except (IndexError, ValueError, TypeError) as e:
            if "with" in words[-1] and v is not None and v.dtype.kind == "c" != answer.dtype.kind:
                return None  # complex numbers without axes are refused as real ones, others not
            if "0 or 1-dimensional input" in str(e):  # Bask drops leading axes of length 1 there as everywhere else
                return None
            taken = [s for k, s in zip(key, index) if k[0] == "s"]
            if answer.size == 0 or any(len(range(*s.indices(n))) == 0 for s in taken for n in answer.shape):
                return None  # where nothing is read or written, what is computed goes unchecked
            return words + ["= ERROR"]
    return words + ["= " + text(answer)]


def line(gen, words, *answers):
    return words + ["= " + "&".join(text(a) for a in answers)]


def function(gen):
    shape = gen.shape(3)
    x = gen.array(shape)
    axis = int(gen.rng.integers(-len(shape), len(shape)))
    n = shape[axis]
    w = [text(x)]
    name = gen.pick("take takeFlat takeAlongAxis putAlongAxis compress extract nonzero flatnonzero argwhere choose select "
                    "piecewise insertOne insertMany delete deleteRange unravelIndex ravelMultiIndex ix diagonal trace "
                    "fillDiagonal put putmask vindex".split())
    if name == "take":
        i = gen.ints(n, gen.pick([(3,), (0,), (2, 3), (7,)]))
        return line(gen, w + [f"take {axis} {text(i)}"], np.take(x, i, axis))
    if name == "takeFlat":
        i = gen.ints(x.size, gen.pick([(3,), (0,), (2, 3), (7,)]))
        return line(gen, w + [f"takeFlat {text(i)}"], np.take(x, i))
    if name in ("takeAlongAxis", "putAlongAxis"):
        if n == 0:
            return None
        s = list(shape)
        s[axis] = int(gen.rng.integers(0, 6))
        i = gen.rng.integers(-n, n, s)
        if name == "takeAlongAxis":
            return line(gen, w + [f"takeAlongAxis {axis} {text(i)}"], np.take_along_axis(x, i, axis))
        i = np.argsort(x.real, axis, kind="stable")
        v = gen.array(shape, x.dtype.name)
        y = x.copy()
        np.put_along_axis(y, i, v, axis)
        return line(gen, w + [f"putAlongAxis {axis} {text(i)} {text(v)}"], y)
    if name == "compress":
        m = gen.rng.random(int(gen.rng.integers(0, n + 1)) if gen.chance(0.3) else n) < 0.5
        return line(gen, w + [f"compress {axis} {text(m)}"], np.compress(m, x, axis))
    if name == "extract":
        m = gen.rng.random(shape) < 0.5
        m = m if gen.chance(0.7) else m.ravel()
        return line(gen, w + [f"extract {text(m)}"], np.extract(m, x))
    if name in ("nonzero", "flatnonzero", "argwhere"):
        y = np.where(gen.rng.random(shape) < 0.5, x, 0).astype(x.dtype)
        return line(gen, [text(y), name], *(np.nonzero(y) if name == "nonzero" else [getattr(np, name)(y)]))
    if name == "choose":
        k = int(gen.rng.integers(1, 4))
        i = gen.rng.integers(0, k, shape)
        c = [gen.array(shape if gen.chance(0.6) else shape[1:], gen.pick(["int64", "float64", "int8"])) for _ in range(k)]
        return line(gen, [text(i), "choose " + " ".join(map(text, c))], np.choose(i, c))
    if name == "select":
        k = int(gen.rng.integers(1, 4))
        m = [gen.rng.random(shape) < 0.4 for _ in range(k)]
        c = [gen.array(shape, "float64") for _ in range(k)]
        return line(gen, w + ["select " + " ".join(map(text, m + c))], np.select(m, c, 7.0))
    if name == "piecewise":
        x = gen.array(shape, "float64")
        m, o = x > 50, (x < 20)
        return line(gen, [text(x), "piecewise"], np.piecewise(x, [m, o], [lambda v: v - (v.mean() if v.size else 0), lambda v: -v, lambda v: v * 2]))
    if name == "insertOne":
        i = int(gen.rng.integers(-n, n + 1))
        sub = tuple(k for a, k in enumerate(shape) if a != axis % len(shape))
        v = gen.array(gen.pick([(), sub]), x.dtype.name)
        return line(gen, w + [f"insertOne {axis} {i} {text(v)}"], np.insert(x, i, v, axis))
    if name == "insertMany":
        i = gen.rng.integers(-n, n + 1, int(gen.rng.integers(2, 5)))
        s = list(shape)
        s[axis] = len(i)
        v = gen.array(gen.pick([(), tuple(s)]), x.dtype.name)
        return line(gen, w + [f"insertMany {axis} {text(i)} {text(v)}"], np.insert(x, i, v, axis))
    if name == "delete":
        i = gen.rng.integers(-n, n, int(gen.rng.integers(0, 5))) if n else np.zeros(0, "int64")
        return line(gen, w + [f"delete {axis} {text(i)}"], np.delete(x, i, axis))
    if name == "deleteRange":
        s = gen.slice(n)
        return line(gen, w + [f"deleteRange {axis} {s}"], np.delete(x, parse(s), axis))
    if name == "unravelIndex":
        if x.size == 0:
            return None
        i = gen.rng.integers(0, x.size, gen.pick([(3,), (2, 3)]))
        return line(gen, [text(i), "unravelIndex " + ",".join(map(str, shape))], *np.unravel_index(i, shape))
    if name == "ravelMultiIndex":
        if x.size == 0:
            return None
        i = [gen.rng.integers(0, k, 5) for k in shape]
        return line(gen, w + [f"ravelMultiIndex {','.join(map(str, shape))} " + " ".join(map(text, i))], np.ravel_multi_index(i, shape))
    if name == "ix":
        i = [gen.rng.integers(-k, k, 3) if k and gen.chance(0.7) else gen.rng.random(k) < 0.5 for k in shape]
        return line(gen, w + ["ix " + " ".join(map(text, i))], x[np.ix_(*[a % k if a.dtype != bool else a for a, k in zip(i, shape)])])
    if name in ("diagonal", "trace", "fillDiagonal"):
        if len(shape) < 2:
            return None
        if name == "fillDiagonal":
            x = gen.array((shape[0],) * 3 if len(shape) > 2 else shape)
            v = gen.array(gen.pick([(), (2,), (3,), (40,)]), x.dtype.name)
            wrap = gen.chance(0.5)
            y = x.copy()
            np.fill_diagonal(y, v, wrap)
            return line(gen, [text(x), f"fillDiagonal {text(v)} {int(wrap)}"], y)
        if name == "trace":
            x = gen.array(shape, gen.pick(["int64", "float64", "complex128"]))
        a, b = (int(v) for v in gen.rng.permutation(len(shape))[:2])
        k = int(gen.rng.integers(-4, 5))
        return line(gen, [text(x), f"{name} {k} {a} {b}"], getattr(x, name)(k, a, b))
    if name == "put":
        if x.size == 0:
            return None
        i = gen.rng.integers(-x.size, x.size, gen.pick([(0,), (1,), (3,), (2, 3)]))
        v = gen.array(gen.pick([(), (1,), (2,), (9,)]), x.dtype.name)
        y = x.copy()
        np.put(y, i, v)
        return line(gen, w + [f"put {text(i)} {text(v)}"], y)
    if name == "putmask":
        m = gen.rng.random(shape) < 0.5
        v = gen.array(gen.pick([(), (1,), (3,), shape]), x.dtype.name)
        if v.size == 0:
            return None
        y = x.copy()
        np.putmask(y, m, v)
        return line(gen, w + [f"putmask {text(m)} {text(v)}"], y)
    if name == "vindex":
        if len(shape) < 2 or 0 in shape:
            return None
        i, j = gen.rng.integers(-shape[0], shape[0], (2, 1)), gen.rng.integers(-shape[-1], shape[-1], 3)
        answer = x[i, ..., j]
        return line(gen, w + [f"vindex a{text(i)};E;a{text(j)}"], answer)
    raise AssertionError(name)


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1500
    gen = Gen(int(sys.argv[3]) if len(sys.argv) > 3 else 20)
    lines = []
    while len(lines) < count:
        try:
            row = program(gen) if gen.chance(0.6) else function(gen)
        except IndexError:
            continue
        if row:
            lines.append("\t".join(row))
    with open(sys.argv[1], "wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as out:
        out.write(("\n".join(lines) + "\n").encode())


main()
