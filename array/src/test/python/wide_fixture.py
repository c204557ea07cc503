"""Writes calls of functions that answer whole arrays, of every dtype and stretched, and what NumPy and scipy answer, for ScriptTest.

Usage: python3 wide_fixture.py OUT[.gz] [CALLS [SEED [FAMILY...]]]   (made with NumPy 1.24, scipy 1.10 and pandas 1.5)

Lines as in script_fixture.py. Plain numbers bend to arrays as in NumPy 2 (NEP 50), which NumPy 1.24 can be told to do.
"""
import gzip
import io
import sys

import numpy as np
import pandas as pd
import scipy.linalg
import scipy.stats

from options_fixture import Options
from script_fixture import DTYPES

np._set_promotion_state("weak")
REAL = DTYPES[:8]
RULES = ["no", "safe", "same_kind", "unsafe"]
UNARY = {"neg": "negative", "not": "invert", "logicalNot": "logical_not", "bitwiseNot": "bitwise_not"}
UNARY |= {name: name for name in (
    "abs sign sqrt cbrt square reciprocal exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh "
    "deg2rad rad2deg floor ceil trunc rint round real imag conj angle isnan isinf isfinite signbit invert absolute fabs degrees radians negative positive "
    "fix around conjugate spacing isposinf isneginf isreal iscomplex").split()}
BINARY = {"sub": "subtract", "mul": "multiply", "div": "true_divide", "floorDivide": "floor_divide", "pow": "power", "floatPower": "float_power",
          "trueDivide": "true_divide", "eq": "equal", "ne": "not_equal", "lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal",
          "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor", "leftShift": "left_shift", "rightShift": "right_shift",
          "logicalAnd": "logical_and", "logicalOr": "logical_or", "logicalXor": "logical_xor"}
BINARY |= {name: name for name in ("add mod maximum minimum hypot arctan2 fmod fmax fmin copysign logaddexp logaddexp2 heaviside nextafter ldexp gcd lcm "
                                   "remainder").split()}


def word(flag):
    return str(bool(flag)).lower()


def named(dtype):
    return "DType." + np.dtype(dtype).name.upper()


class Wide(Options):
    def some(self, dtype, shape):
        return self.extreme(dtype, shape) if self.chance(0.4) else self.elements(dtype, shape)

    def part(self, shape):
        """A shape that stretches to another."""
        s = tuple(1 if self.chance(0.3) else n for n in shape)
        return s[int(self.rng.integers(0, len(s) + 1)):] if self.chance(0.3) else s

    def listing(self, arrays):
        return ",".join(map(self.array, arrays))

    # ---- elementwise

    def unary(self):
        name, a = self.pick(list(UNARY)), self.some(self.pick(DTYPES), self.shape())
        if name not in ("isposinf", "isneginf") or a.dtype != bool:
            self.emit(f"{self.array(a)}.{name}()", lambda: getattr(np, UNARY[name])(a), True)

    def binary(self):
        name, shape = self.pick(list(BINARY)), self.shape(0, 1, 2, 3)
        a = self.some(self.pick(DTYPES), self.part(shape))
        b = self.some(a.dtype.name if self.chance(0.5) else self.pick(DTYPES), self.part(shape))
        if name == "ldexp":
            b = self.elements(self.pick(["int8", "int32", "int64"]), b.shape)
        elif "Shift" in name or name == "pow" and a.dtype.kind in "iu" and b.dtype.kind in "iu" and self.chance(0.8):
            b = np.abs(self.elements(self.pick(["int8", "int64", "uint8", "int16"]), b.shape)) % 9
        self.emit(f"{self.array(a)}.{name}({self.array(b)})", lambda: getattr(np, BINARY[name])(a, b), True)

    def pairs(self):
        a, k, name = self.some(self.pick(REAL), self.shape()), self.pick([0, 1]), self.pick(["divmod", "modf", "frexp"])
        part = ["first", "second"][k]
        if name == "divmod":
            b = self.some(self.pick(REAL), a.shape)
            self.emit(f"{self.array(a)}.divmod({self.array(b)}).{part}()", lambda: np.divmod(a, b)[k])
        elif a.dtype.itemsize >= 4 or a.dtype.kind == "f":
            self.emit(f"{self.array(a)}.{name}().{part}()", lambda: getattr(np, name)(a)[k])

    def chosen(self):
        shape = self.shape(0, 1, 2, 3)
        c, a, b = (self.some(d, self.part(shape)) for d in (self.pick(["bool"] * 3 + DTYPES), self.pick(DTYPES), self.pick(DTYPES)))
        self.emit(f"Array.where({self.listing([c, a, b])})", lambda: np.where(c, a, b))

    def selected(self):
        shape, k = self.shape(1, 2), self.pick([1, 2, 3])
        conditions = [self.elements("bool", shape) for _ in range(k)]
        choices = [self.elements(self.pick(["int64", "float64", "int32", "complex128"]), self.part(shape)) for _ in range(k)]
        other = self.elements(self.pick(["int64", "float64"]), self.part(shape))
        self.emit(f"Array.select([{self.listing(conditions)}],[{self.listing(choices)}],{self.array(other)})", lambda: np.select(conditions, choices, other))

    def seen(self):
        """The bytes as another dtype, wherever the array is cut."""
        old, new = self.pick(DTYPES[1:]), self.pick(DTYPES[1:])
        a = self.elements(old, self.shape(1, 2, 3), 0)
        if np.dtype(new).kind in "iu":
            self.emit(f"{self.array(a)}.view({named(new)})", lambda: a.view(new))
        self.emit(f"{self.array(a)}.view({named(new)}).view({named(old)})", lambda: a.view(new).view(old))

    # ---- creation

    def spaced(self):
        shape, n, end = self.shape(0, 1, 2), self.pick([0, 1, 2, 3, 6]), self.chance(0.6)
        a, b = (self.elements(self.pick(["int64", "float64", "float32", "int8"]), self.part(shape), 0.1) for _ in range(2))
        axis = int(self.rng.integers(-len(shape) - 1, len(shape) + 1)) if len(shape) in (a.ndim, b.ndim) else 0
        dtype, name = self.pick([None, None, "int64", "float32", "float64", "bool"]), self.pick(["linspace", "linspace", "logspace", "geomspace", "step"])
        if name == "step":
            n += 2  # of fewer numbers NumPy answers one NaN for all
            return self.emit(f"Array.linspaceStep({self.listing([a, b])},{n},{word(end)})", lambda: np.linspace(a, b, n, end, True)[1], True)
        if name == "linspace":
            more = "" if dtype is None else "," + named(dtype)
            return self.emit(f"Array.linspace({self.listing([a, b])},{n},{word(end)},{axis}{more})", lambda: np.linspace(a, b, n, end, dtype=dtype, axis=axis),
                             dtype != "int64")
        dtype = dtype if dtype in ("float32", "float64") else None
        more = "" if dtype is None else "," + named(dtype)
        if name == "logspace":
            a, b, base = (np.clip(a, -4, 4), np.clip(b, -4, 4), self.pick([10.0, 2.0, 0.5]))
            return self.emit(f"Array.logspace({self.listing([a, b])},{n},{word(end)},{base},{axis}{more})",
                             lambda: np.logspace(a, b, n, end, base, dtype, axis), True)
        b = self.elements(b.dtype.name, a.shape, 0.1)  # NumPy 1.24 fails at negative ends of other shapes
        axis = int(self.rng.integers(-a.ndim - 1, a.ndim + 1))
        a, b = (np.where(x == 0, 1, x).astype(x.dtype) if self.chance(0.9) else x for x in (a, b))
        self.emit(f"Array.geomspace({self.listing([a, b])},{n},{word(end)},{axis}{more})", lambda: np.geomspace(a, b, n, end, dtype, axis), True)

    def between(self):
        x, y, n, end, dtype = float(self.pick([0, 1, -2, 2.5])), float(self.pick([0, 1, 3, -1.5])), self.pick([0, 1, 2, 5, 9]), self.chance(0.5), self.pick(DTYPES)
        self.emit(f"Array.linspace({x},{y},{n},{word(end)},Chunks.of(2),{named(dtype)})", lambda: np.linspace(x, y, n, end, dtype=dtype), dtype[0] in "fc")

    def joined_as(self):
        """Arrays joined in a dtype."""
        name, dtype, rule = self.pick(["concatenate", "stack", "hstack", "vstack", "concatenateFlat"]), self.pick(DTYPES), self.pick(RULES)
        shape = self.shape(1, 2, 3)
        arrays = [self.elements(self.pick(DTYPES), shape, 0) for _ in range(self.pick([1, 2, 3]))]
        if rule == "unsafe" and np.dtype(dtype).kind in "iu" and any(a.dtype.kind in "fc" for a in arrays):
            return
        how, names, axis = f"{named(dtype)},Casting.{rule.upper()}", self.listing(arrays), self.axis(len(shape))
        if name in ("concatenate", "stack"):
            return self.emit(f"Array.{name}({axis},{how},{names})", lambda: getattr(np, name)(arrays, axis=axis, dtype=dtype, casting=rule))
        if name == "concatenateFlat":
            return self.emit(f"Array.concatenateFlat({how},{names})", lambda: np.concatenate(arrays, axis=None, dtype=dtype, casting=rule))
        self.emit(f"Array.{name}({how},{names})", lambda: getattr(np, name)(arrays, dtype=dtype, casting=rule))

    # ---- indices

    def apart(self):
        """Lists of positions with dots between them that stand for no axis, or for some."""
        a, k = self.elements("int64", self.shape(3, 4), 0), self.pick([0, 1, 2])
        dots, last = self.pick(["...", ":", "None"]), self.pick(["list", "number"])
        if not a.size or dots == ":" and a.ndim < 4 or dots == "None" and a.ndim > 3:
            return
        p, q = (self.rng.integers(-n, n, k) for n in (a.shape[1], a.shape[-1]))
        between, at = {"...": Ellipsis, ":": slice(None), "None": None}[dots], int(self.rng.integers(a.shape[-1]))
        key = (slice(None), p, between, q if last == "list" else at)
        words = f'Index.all(),{self.array(p)},Slice.parse("{dots}").indices().get(0),{self.array(q) if last == "list" else f"Index.at({at})"}'
        self.emit(f"{self.array(a)}.get({words})", lambda: a[key])

    def assigned(self):
        """Under a mask: as many values as it is true, one for all, and too many or too few."""
        a = self.elements(self.pick(["int64", "float64", "complex128", "int32"]), self.shape(1, 2, 3))
        k = int(self.rng.integers(1, a.ndim + 1))
        m = self.elements("bool", a.shape[:k]) & self.pick([True, True, False])
        count, rest = max(0, int(m.sum()) + self.pick([0, 0, 0, 0, 1, -1, 2])), a.shape[k:]
        shape = self.pick([(count,) + rest, (count,) + rest, rest, (1,) + rest, rest[:-1] + (3,), (0,) + rest])
        v, b = self.elements("int32", shape, 0), a.copy()

        def done():
            b[m] = v
            return b
        self.emit(f"{self.array(a)}.with({self.array(m)},{self.array(v)})", done)

    def unknown(self):
        """Of what a mask takes, whose length nobody knows before."""
        a = self.elements(self.pick(["int64", "float64", "float32", "int32", "bool"]), self.shape(1, 2, 2, 3), 0)
        axis, along = (self.axis(a.ndim) % a.ndim for _ in range(2))
        m = self.elements("bool", (a.shape[axis],))
        x = np.compress(m, a, axis)
        name = self.pick("cumsum cumprod nancumsum sum mean any transpose abs unique".split())
        how = self.pick(["BLELLOCH", "SEQUENTIAL"])
        words = {"transpose": "", "abs": "", "unique": ""}.get(name, f"{along},ScanMethod.{how}" if "cum" in name else str(along))
        taken = f"{self.array(a)}.get({','.join(['Index.all()'] * axis + [self.array(m)])})"
        self.emit(f"{taken}.{name}({words})", lambda: getattr(np, name)(x, *([along] if words else [])), True)

    def pushed(self):
        a = self.elements(self.pick(["float64", "float32"]), self.shape(1, 2, 3), 0)
        a = np.where(self.rng.random(a.shape) < 0.5, np.nan, a).astype(a.dtype)
        axis, limit = self.axis(a.ndim), self.pick([None, 1, 2, 5])
        if not a.size:
            return

        def done():
            lines = np.moveaxis(a, axis, 0)
            table = pd.DataFrame(lines.reshape(len(lines), -1)).ffill(limit=limit).to_numpy(a.dtype)
            return np.moveaxis(table.reshape(lines.shape), 0, axis)
        self.emit(f"{self.array(a)}.push({axis}{'' if limit is None else f',{limit}'})", done)

    # ---- statistics

    def moments(self):
        a = self.elements(self.pick(["float64", "int64"]), self.shape(1, 2, 3), 0)
        axis, kind = self.axis(a.ndim), self.pick(["moment", "skew", "kurtosis"])
        if a.shape[axis] < 4 or (a.var(axis) < 1e-9).any():
            return
        x, flag, other, k = f"{self.array(a)}.stats()", self.chance(0.5), self.chance(0.5), self.pick([0, 1, 2, 3, 4])
        if kind == "moment":
            return self.emit(f"{x}.moment({k},{axis})", lambda: scipy.stats.moment(a, k, axis), True)
        if kind == "skew":
            return self.emit(f"{x}.skew({axis},{word(flag)})", lambda: scipy.stats.skew(a, axis, flag), True)
        self.emit(f"{x}.kurtosis({axis},{word(flag)},{word(other)})", lambda: scipy.stats.kurtosis(a, axis, flag, other), True)

    def tests(self):
        shape = tuple(self.pick([8, 9, 12, 20]) for _ in range(self.pick([1, 2])))
        axis, k, stats = self.axis(len(shape)), self.pick([0, 1]), scipy.stats
        a, b = (self.rng.integers(-80, 81, shape) / 4 + self.rng.integers(0, 9, shape) / 16 for _ in range(2))
        x, y, part = f"{self.array(a)}.stats()", self.array(b), ["statistic", "pvalue"][k]
        alike = self.chance(0.5)
        calls = {f"ttest1samp(0.5,{axis})": lambda: stats.ttest_1samp(a, 0.5, axis), f"ttestRel({y},{axis})": lambda: stats.ttest_rel(a, b, axis),
                 f"ttestInd({y},{axis},{word(alike)})": lambda: stats.ttest_ind(a, b, axis, alike), f"skewtest({axis})": lambda: stats.skewtest(a, axis),
                 f"kurtosistest({axis})": lambda: stats.kurtosistest(a, axis), f"normaltest({axis})": lambda: stats.normaltest(a, axis)}
        call = self.pick(list(calls))
        self.emit(f"{x}.{call}.{part}()", lambda: calls[call]()[k], True)
        p, d, power = np.abs(a) + 1, self.pick([0, 1, 2]), self.pick([1.0, 0.0, -1.0, 0.5, -2.0])
        self.emit(f"{self.array(p)}.stats().powerDivergence(null,{d},{axis},{power}).{part}()", lambda: stats.power_divergence(p, None, d, axis, power)[k], True)

    # ---- stacks of matrices

    def stacks(self):
        lead, n, m = self.pick([(), (2,), (2, 3), (1,), (0,)]), self.pick([1, 2, 3, 5]), self.pick([1, 2, 4])
        dtype = self.pick(["float64", "complex128", "int64"])
        a, b = self.elements(dtype, lead + (n, n), 0), self.elements(dtype, lead + (n, m), 0)
        if not (np.linalg.cond(a) < 1e5).all():
            return
        h, k, linalg = a @ np.conj(np.swapaxes(a, -1, -2)), self.pick([0, 1, 2, 3, -1]), np.linalg
        x, y, z = self.array(a), self.array(b), self.array(h)
        calls = {f"det({x})": lambda: linalg.det(a), f"inv({x})": lambda: linalg.inv(a), f"solve({x},{y})": lambda: linalg.solve(a, b),
                 f"slogdet({x}).logabsdet()": lambda: linalg.slogdet(a)[1], f"slogdet({x}).sign()": lambda: linalg.slogdet(a)[0],
                 f"svdvals({y})": lambda: linalg.svd(b, compute_uv=False), f"eigvalsh({z})": lambda: linalg.eigvalsh(h),
                 f"cholesky({z})": lambda: linalg.cholesky(h), f"pinv({y})": lambda: linalg.pinv(b), f"matrixPower({x},{k})": lambda: linalg.matrix_power(a, k),
                 f"matrixRank({y})": lambda: linalg.matrix_rank(b)}
        if not lead:
            calls |= {f"lu({x}).u()": lambda: scipy.linalg.lu(a)[2], f"qr({y}).q().matmul(Linalg.qr({y}).r())": lambda: b + 0.0}
        call = self.pick(list(calls))
        self.emit("Linalg." + call, calls[call], True)

    FAMILIES = ("unary binary binary pairs chosen selected seen spaced spaced between joined_as apart assigned assigned unknown pushed moments tests "
                "stacks stacks").split()


def main(path, count, seed, families):
    out = io.BytesIO()
    calls = Wide(np.random.default_rng(seed), out)
    while calls.count < count:
        getattr(calls, calls.pick(families or Wide.FAMILIES))()
    with open(path, "wb") as file:
        file.write(gzip.compress(out.getvalue(), 9, mtime=0) if path.endswith(".gz") else out.getvalue())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000, int(sys.argv[3]) if len(sys.argv) > 3 else 1, sys.argv[4:])
