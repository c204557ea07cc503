"""Writes random programs over arrays and what NumPy answers, for NumPyProgramTest.

Usage: python3 program_fixture.py OUT.gz [PROGRAMS [SEED]]   (made with NumPy 1.24, scalars weak as in NumPy 2)

A line is a program: statements separated by tabs, each of which makes the next array, then "=" and the answer of the last
statement ("=~" where it may be off by rounding, "=~~" where by that of float32), or "= ERROR" where NumPy refuses it. Operands: $3 is the result of statement 3, i7 a whole number, d2.5 a
floating-point one, c1.0,2.0 a complex one, b1 a truth value.
"""
import gzip
import sys

import numpy as np

from recorded import text

np._set_promotion_state("weak")
DTYPES = "bool int8 int16 int32 int64 uint8 float32 float64 complex64 complex128".split()
INTS = "int8 int16 int32 int64 uint8".split()


class Refused(Exception):
    """What NumPy 2 refuses but NumPy 1.24 does not."""


class Value:
    """An array and whether its elements are the same to the last bit on every machine."""

    def __init__(self, array, exact):
        array = np.asarray(array)
        if array.dtype == np.uint64:  # there is none in Bask: sums of uint8 are int64
            array = array.astype("int64")
        self.array, self.exact = array, exact or array.dtype.kind in "biu"


def quarters(a):
    """Whether sums of the elements are exact in any order."""
    if a.dtype.kind in "biu":
        return True
    parts = np.concatenate([a.real.ravel(), a.imag.ravel()]).astype("float64")
    return bool(np.all(np.isfinite(parts)) and np.all(parts * 4 == np.floor(parts * 4)) and np.all(np.abs(parts) < 4096))


def single(f):
    """A function computed in float32 where NumPy would in float16."""
    def g(*args):
        result = np.asarray(f(*args))
        if result.dtype != np.float16:
            return result
        wide = [a.astype("float32") if isinstance(a, np.ndarray) else a for a in args]
        return np.asarray(f(*wide))
    return g


ARITHMETIC = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.divide, "floorDivide": np.floor_divide,
              "mod": np.mod, "pow": np.power, "maximum": np.maximum, "minimum": np.minimum, "hypot": np.hypot,
              "arctan2": np.arctan2}
LOGIC = {"eq": np.equal, "ne": np.not_equal, "lt": np.less, "le": np.less_equal, "gt": np.greater, "ge": np.greater_equal,
         "and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor, "logicalAnd": np.logical_and,
         "logicalOr": np.logical_or, "logicalXor": np.logical_xor, "leftShift": np.left_shift, "rightShift": np.right_shift}
SCALARS = {"add": "idc", "sub": "idc", "mul": "idc", "div": "idc", "floorDivide": "id", "mod": "id", "pow": "idc",
           "maximum": "id", "minimum": "id", "hypot": "d", "arctan2": "d", "eq": "idcb", "ne": "idcb", "lt": "id", "le": "id",
           "gt": "id", "ge": "id", "and": "ib", "or": "ib", "xor": "ib", "leftShift": "i", "rightShift": "i",
           "logicalAnd": "", "logicalOr": "", "logicalXor": ""}
COMPARISONS = "eq ne lt le gt ge".split()
JUMPY = ("floorDivide mod floor ceil trunc rint round sign signbit logicalAnd logicalOr logicalXor logicalNot".split()
         + COMPARISONS)
UNARY = {"neg": np.negative, "abs": np.absolute, "sign": np.sign, "sqrt": np.sqrt, "square": np.square, "floor": np.floor,
         "ceil": np.ceil, "trunc": np.trunc, "rint": np.rint, "not": np.invert, "logicalNot": np.logical_not,
         "isnan": np.isnan, "isinf": np.isinf, "isfinite": np.isfinite, "signbit": np.signbit, "real": np.real,
         "imag": np.imag, "conj": np.conj, "exp": np.exp, "sin": np.sin, "log1p": np.log1p, "tanh": np.tanh,
         "reciprocal": np.reciprocal, "cbrt": np.cbrt, "deg2rad": np.deg2rad, "angle": np.angle}
ROUGH = "hypot arctan2 exp sin log1p tanh cbrt angle pow".split()


class Program:
    def __init__(self, rng):
        self.rng, self.statements, self.values, self.rough = rng, [], [], ""

    def pick(self, options):
        return options[self.rng.integers(len(options))]

    def chance(self, p):
        return self.rng.random() < p

    def add(self, statement, array, exact=True):
        value = Value(array, exact)
        if value.array.size > 400 or value.array.ndim > 5:
            return False
        self.statements.append(statement)
        self.values.append(value)
        if not value.exact:
            self.rough = "~~" if value.array.dtype.name in ("float32", "complex64") else self.rough or "~"
        return True

    def operand(self):
        """A recent array more often than an old one."""
        last = len(self.values) - 1
        return last if self.chance(0.6) else int(self.rng.integers(len(self.values)))

    # ---- leaves

    def length(self):
        return int(self.pick([0, 1, 1, 2, 3, 3, 4, 5, 7]))

    def shape(self):
        shape = tuple(self.length() for _ in range(self.pick([0, 1, 1, 2, 2, 2, 3, 3, 4])))
        if self.values and self.chance(0.7):  # one that often stretches against an array that there is
            known = self.values[self.operand()].array.shape
            shape = tuple(1 if self.chance(0.25) else n for n in known)
            shape = shape[int(self.rng.integers(len(shape) + 1)):] if self.chance(0.3) else shape
        return shape

    def elements(self, dtype, n):
        rng = self.rng
        if dtype == "bool":
            return rng.random(n) < 0.5
        if dtype in INTS:
            low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
            few = rng.integers(0 if dtype == "uint8" else -4, 5, n)
            wide = rng.integers(low, high, n, dtype=dtype, endpoint=True)
            return np.where(rng.random(n) < 0.9, few, wide).astype(dtype)
        if dtype.startswith("complex"):
            part = "float32" if dtype == "complex64" else "float64"
            return (self.elements(part, n) + 1j * self.elements(part, n)).astype(dtype)
        a = (rng.integers(-24, 25, n) / 4).astype(dtype)
        if self.chance(0.3):
            odd = np.array([np.nan, np.inf, -np.inf, -0.0, 0.0], dtype)
            a = np.where(rng.random(n) < 0.15, odd[rng.integers(0, 5, n)], a)
        return a

    def leaf(self):
        kind = self.rng.integers(12)
        if kind == 0:
            start, step = int(self.rng.integers(-9, 9)), int(self.pick([1, 1, 2, -1, -3, 5]))
            stop = start + int(self.rng.integers(-12, 30))
            dtype = self.pick(["int64", "int32", "float64", "int8", "float32"])
            return self.add(f"arange {start} {stop} {step} {dtype}", np.arange(start, stop, step).astype(dtype))
        if kind == 1:
            start, step = float(self.rng.integers(-9, 9)) / 4, float(self.pick([0.25, 0.5, -0.75, 1.5, 0.1]))
            stop = start + float(self.rng.integers(-12, 30)) / 4
            return self.add(f"aranged {start} {stop} {step}", np.arange(start, stop, step))
        if kind == 2:
            start, stop, n = float(self.rng.integers(-9, 9)), float(self.rng.integers(-9, 9)), int(self.rng.integers(0, 12))
            return self.add(f"linspace {start} {stop} {n}", np.linspace(start, stop, n))
        if kind == 3:
            n, m, k = self.length(), self.length(), int(self.rng.integers(-3, 4))
            dtype = self.pick(DTYPES)
            return self.add(f"eye {n} {m} {k} {dtype}", np.eye(n, m, k, dtype=dtype))
        if kind == 4:
            dtype, shape = self.pick(DTYPES), self.shape()
            value = int(self.rng.integers(0, 2 if dtype == "bool" else 5))
            return self.add(f"full {','.join(map(str, shape))} i{value} {dtype}", np.full(shape, value, dtype))
        dtype, shape = self.pick(DTYPES), self.shape()
        a = self.elements(dtype, int(np.prod(shape, dtype=int))).reshape(shape)
        return self.add("data " + text(a), a)

    # ---- steps; each may raise what NumPy raises, with the statement as self.tried

    def scalar(self, kinds):
        kind = self.pick(kinds)
        if kind == "i":
            v = int(self.pick([0, 1, 1, 2, 2, 3, -1, -2, 5, 7, 100, 200, 300, -129, 40000, 3000000000, 2 ** 62]))
            return f"i{v}", v
        if kind == "d":
            v = float(self.pick([0.0, 1.0, 2.0, 0.5, -0.5, -1.0, 2.5, 3.0, 0.25, -0.0, np.nan, np.inf, -np.inf, 1e3]))
            return f"d{v!r}", v
        if kind == "c":
            v = complex(self.pick([0.0, 1.0, -0.5]), self.pick([0.0, 1.0, 2.0]))
            return f"c{v.real!r},{v.imag!r}", v
        v = bool(self.rng.integers(2))
        return f"b{int(v)}", v

    def checked(self, name, a, scalar):
        """NumPy 2 refuses whole numbers that do not fit; comparisons have an answer."""
        if type(scalar) is int and a.dtype.kind in "iu" and not np.iinfo(a.dtype).min <= scalar <= np.iinfo(a.dtype).max:
            if name in COMPARISONS:
                return np.int64(scalar)
            if name == "div":
                return float(scalar)
            raise Refused()
        return scalar

    def binary(self):
        table = ARITHMETIC if self.chance(0.6) else LOGIC
        name = self.pick(list(table))
        i = self.operand()
        a = self.values[i]
        f = single(table[name])
        if SCALARS[name] and self.chance(0.5):
            word, v = self.scalar(SCALARS[name])
            if name in ("sub", "div", "pow") and word[0] in "id" and self.chance(0.3):
                self.tried = f"r{name} ${i} {word}"
                result = f(self.checked(name, a.array, v), a.array)
                b = Value(np.asarray(v), True)
            else:
                self.tried = f"{name} ${i} {word}"
                w = self.checked(name, a.array, v)
                if name == "pow" and type(w) is int and w < 0 and np.result_type(a.array, w).kind in "iu":
                    raise Refused()  # whatever the array holds, so also without elements
                result = f(a.array, w)
                b = Value(np.asarray(v), True)
        else:
            j = int(self.rng.integers(len(self.values)))
            b = self.values[j]
            self.tried = f"{name} ${i} ${j}"
            result = f(a.array, b.array)
        rough = name in ROUGH or a.array.dtype.kind == "c" and name in ("div", "mul")
        if name in JUMPY and not (a.exact and b.exact):
            return False
        if name in ("maximum", "minimum") + tuple(COMPARISONS) and result.dtype.kind != "b" and "c" in (a.array.dtype.kind, b.array.dtype.kind):
            rough = True
        return self.add(self.tried, result, a.exact and b.exact and not rough)

    def unary(self):
        name = self.pick(list(UNARY))
        i = self.operand()
        a = self.values[i]
        self.tried = f"{name} ${i}"
        if name in JUMPY + ROUGH + ["reciprocal"] and not a.exact:
            return False
        if name == "angle" and a.array.dtype == bool:
            return False
        result = single(UNARY[name])(a.array)
        return self.add(self.tried, result, a.exact and name not in ROUGH and not (a.array.dtype.kind == "c" and name in ("sqrt", "abs", "reciprocal", "square")))

    def round(self):
        i = self.operand()
        a, decimals = self.values[i], int(self.rng.integers(-1, 3))
        if not a.exact or a.array.dtype.kind == "b":
            return False
        self.tried = f"round ${i} {decimals}"
        return self.add(self.tried, np.around(a.array, decimals))

    def clip(self):
        i = self.operand()
        a = self.values[i]
        low, high = self.scalar("i"), self.scalar("i")
        self.tried = f"clip ${i} {low[0]} {high[0]}"
        low, high = self.checked("clip", a.array, low[1]), self.checked("clip", a.array, high[1])
        if a.array.dtype.kind == "c":
            return False
        return self.add(self.tried, np.clip(a.array, low, high), a.exact)

    def where(self):
        c, i = self.operand(), self.operand()
        cond, a = self.values[c], self.values[i]
        if cond.array.dtype.kind != "b" and not cond.exact:
            return False
        if self.chance(0.5):
            word, v = self.scalar("id")
            swap = self.chance(0.4)
            self.tried = f"where ${c} {word} ${i}" if swap else f"where ${c} ${i} {word}"
            v = self.checked("where", a.array, v)
            dtype = np.result_type(a.array, v)
            v = np.asarray(v).astype(dtype)
            x = np.where(cond.array, v, a.array.astype(dtype)) if swap else np.where(cond.array, a.array.astype(dtype), v)
            return self.add(self.tried, x, a.exact)
        j = self.operand()
        b = self.values[j]
        self.tried = f"where ${c} ${i} ${j}"
        return self.add(self.tried, np.where(cond.array, a.array, b.array), a.exact and b.exact)

    def index(self, shape, wrong=0.04):
        parts = []
        axes = len(shape) if self.chance(0.6) else int(self.rng.integers(0, len(shape) + 1))
        dots = self.chance(0.2)
        cut = int(self.rng.integers(0, axes + 1)) if dots else -1

        def bound(n):
            return "" if self.chance(0.4) else str(int(self.rng.integers(-n - 2, n + 3)))
        source = list(range(axes)) if not dots else list(range(cut)) + list(range(len(shape) - (axes - cut), len(shape)))
        for k, axis in enumerate(source):
            n = shape[axis]
            if k == cut:
                parts.append("...")
            if self.chance(0.1):
                parts.append("None")
            if n and self.chance(0.25):
                parts.append(str(int(self.rng.integers(-n, n))))
            elif self.chance(wrong):
                parts.append(str(n + int(self.rng.integers(0, 3))))
            else:
                step = self.pick(["", "", ":", ":1", ":2", ":3", ":-1", ":-1", ":-2", ":7"])
                parts.append(bound(n) + ":" + bound(n) + step)
        if cut == axes:
            parts.append("...")
        if self.chance(0.1):
            parts.append("None")
        if self.chance(wrong / 4):
            parts += [":"] * (len(shape) + 1)
        return ", ".join(parts) if parts else "..."

    def get(self):
        i = self.operand()
        a = self.values[i]
        index = self.index(a.array.shape)
        self.tried = f"get ${i} {index}"
        return self.add(self.tried, eval(f"a.array[{index},]"), a.exact)

    def set(self):
        i = self.operand()
        a = self.values[i]
        index = self.index(a.array.shape)
        result = a.array.copy()
        if self.chance(0.5):
            word, v = self.scalar("id")
            self.tried = f"set ${i} {word} {index}"
            if result.dtype.kind in "iu":
                if not np.isfinite(v) or not np.iinfo(result.dtype).min <= v <= np.iinfo(result.dtype).max:
                    if type(v) is float and np.isfinite(v):
                        return False
                    result[eval(f"np.index_exp[{index}]")]  # a wrong index is the first thing to be refused
                    raise Refused()
            exact = a.exact
        else:
            j = int(self.rng.integers(len(self.values)))
            v = self.values[j].array
            if not self.castable(v, result.dtype) or v.dtype.kind == "c" and result.dtype.kind != "c":
                return False
            exact = a.exact and self.values[j].exact
            if v.size != 1 and np.ndim(result[eval(f"np.index_exp[{index}]")]) == 0:
                return False  # NumPy takes no elements for a number, with a warning
            self.tried = f"set ${i} ${j} {index}"
        exec(f"result[{index},] = v")
        return self.add(self.tried, result, exact)

    def mask(self):
        i = self.operand()
        a = self.values[i]
        masks = [k for k, m in enumerate(self.values) if m.array.dtype == bool and m.array.shape == a.array.shape]
        if not masks:
            return False
        m = self.pick(masks)
        word, v = self.scalar("id")
        self.tried = f"mask ${i} ${m} {word}"
        result = a.array.copy()
        if result.dtype.kind in "iu":
            if not np.isfinite(v) or not np.iinfo(result.dtype).min <= v <= np.iinfo(result.dtype).max:
                if type(v) is float and np.isfinite(v):
                    return False
                raise Refused()
        result[self.values[m].array] = v
        return self.add(self.tried, result, a.exact)

    def axes(self, ndim):
        if ndim == 0 or self.chance(0.3):
            return None
        k = int(self.rng.integers(1, ndim + 1))
        axes = [int(x) for x in self.rng.permutation(ndim)[:k]]
        axes = [x - ndim if self.chance(0.3) else x for x in axes]
        if self.chance(0.03):
            axes[0] = int(self.pick([ndim, -ndim - 1, axes[-1]]))
        return tuple(axes)

    def reduce(self):
        i = self.operand()
        a = self.values[i]
        kind = self.pick("sum prod min max mean var std any all countNonzero argmin argmax".split())
        axes, keep, ddof = self.axes(a.array.ndim), self.chance(0.4), 0
        if kind.startswith("arg"):
            if not a.exact:
                return False
            axis = None if axes is None else axes[0]
            axes = None if axes is None else (axis,)
            self.tried = f"reduce {kind} ${i} {'all' if axes is None else axis} {'keep' if keep else 'drop'} 0"
            return self.add(self.tried, getattr(np, kind)(a.array, axis=axis, keepdims=keep))
        if kind in ("var", "std"):
            ddof = int(self.pick([0, 0, 1, 2]))
        if kind in ("any", "all", "countNonzero") and not a.exact:
            return False
        self.tried = f"reduce {kind} ${i} {'all' if axes is None else ','.join(map(str, axes))} {'keep' if keep else 'drop'} {ddof}"
        function = getattr(np, "count_nonzero" if kind == "countNonzero" else kind)
        more = {"ddof": ddof} if kind in ("var", "std") else {}
        result = np.asarray(function(a.array, axis=axes, keepdims=keep, **more))
        if kind in ("any", "all"):
            result = result.astype(bool)
        if kind == "prod" and a.array.dtype.kind == "c" and not np.all(np.isfinite(a.array)):
            return False  # depends on the order of the factors
        if kind in ("sum", "prod", "mean", "var", "std") and a.array.dtype.kind in "fc" and a.array.size and not quarters(a.array):
            finite = np.abs(a.array[np.isfinite(a.array)])
            if finite.size and (finite.max() > 1e6 or finite.min() < 1e-6):
                return False  # sums of numbers of very different size lose digits
        if result.dtype == np.float16:
            result = np.asarray(function(a.array.astype("float32"), axis=axes, keepdims=keep, **more))
        exact = a.exact and (kind in ("min", "max", "any", "all", "countNonzero") and a.array.dtype.kind != "c" or kind == "sum" and quarters(a.array))
        if kind in ("min", "max") and a.array.dtype.kind == "c" and not (a.exact and np.all(np.isfinite(a.array))):
            return False
        return self.add(self.tried, result, exact)

    @staticmethod
    def castable(a, dtype):
        if np.dtype(dtype).kind not in "iu" or a.dtype.kind not in "fc":
            return True
        limits = np.iinfo(dtype)
        low, high = max(limits.min, -2 ** 31 + 1), min(limits.max, 2 ** 31 - 1)
        return bool(np.all(np.isfinite(a)) and np.all(a.real >= low) and np.all(a.real <= high))

    def astype(self):
        i = self.operand()
        a, dtype = self.values[i], self.pick(DTYPES)
        if not a.exact and np.dtype(dtype).kind in "biu" or not self.castable(a.array, dtype):
            return False
        self.tried = f"astype ${i} {dtype}"
        return self.add(self.tried, a.array.astype(dtype), a.exact)

    def layout(self):
        i = self.operand()
        a = self.values[i]
        x, n = a.array, a.array.ndim
        kind = self.pick("transpose T swapaxes moveaxis expand squeeze broadcast rechunk reshape".split())
        any_axis = lambda extra=0: int(self.rng.integers(-n - extra, n + extra)) if n + extra and not self.chance(0.02) else n + extra
        if kind == "T":
            self.tried = f"T ${i}"
            return self.add(self.tried, x.T, a.exact)
        if kind == "rechunk":
            self.tried = f"rechunk ${i}"
            return self.add(self.tried, x, a.exact)
        if kind == "reshape":
            rest, shape = x.size, []
            while rest > 1 and len(shape) < 3:
                shape.append(int(self.pick([d for d in range(1, rest + 1) if rest % d == 0])))
                rest //= shape[-1]
            shape = shape + [rest] if rest != 1 or self.chance(0.3) else shape
            if shape and self.chance(0.3):
                shape[int(self.rng.integers(len(shape)))] = -1
            if shape and self.chance(0.03):
                shape[0] += 1
            self.tried = f"reshape ${i} {','.join(map(str, shape))}"
            return self.add(self.tried, x.reshape(shape), a.exact)
        if kind == "transpose":
            axes = [int(v) for v in self.rng.permutation(n)]
            axes = [v - n if self.chance(0.3) else v for v in axes]
            if axes and self.chance(0.03):
                axes[0] = axes[-1]
            if not axes:
                return False
            self.tried = f"transpose ${i} {','.join(map(str, axes))}"
            return self.add(self.tried, np.transpose(x, axes), a.exact)
        if kind in ("swapaxes", "moveaxis"):
            p, q = any_axis(), any_axis()
            self.tried = f"{kind} ${i} {p},{q}"
            return self.add(self.tried, getattr(np, kind)(x, p, q), a.exact)
        if kind == "expand":
            p = any_axis(1)
            self.tried = f"expand ${i} {p}"
            return self.add(self.tried, np.expand_dims(x, p), a.exact)
        if kind == "squeeze":
            ones = [k for k in range(n) if x.shape[k] == 1]
            named = [k for k in ones if self.chance(0.6)] + ([any_axis()] if self.chance(0.05) else [])
            self.tried = f"squeeze ${i} {','.join(map(str, named))}"
            return self.add(self.tried, np.squeeze(x, tuple(named) if named else None), a.exact)
        shape = tuple(self.length() if m == 1 or self.chance(0.03) else m for m in x.shape)
        shape = tuple(self.length() for _ in range(self.pick([0, 0, 1]))) + shape
        if not shape:
            return False
        self.tried = f"broadcast ${i} {','.join(map(str, shape))}"
        return self.add(self.tried, np.broadcast_to(x, shape), a.exact)

    def join(self):
        kind = self.pick(["concatenate", "stack"])
        first = self.operand()
        n = self.values[first].array.ndim
        axis = int(self.rng.integers(-n, n)) if n else 0
        same = [k for k, v in enumerate(self.values) if v.array.ndim == n and (
            kind == "concatenate" and n and v.array.shape[:axis % n] == self.values[first].array.shape[:axis % n]
            and v.array.shape[axis % n + 1:] == self.values[first].array.shape[axis % n + 1:]
            or v.array.shape == self.values[first].array.shape)]
        others = [self.pick(same) for _ in range(self.rng.integers(0, 3))]
        if self.chance(0.04):
            others.append(int(self.rng.integers(len(self.values))))
        names = [first] + others
        if kind == "stack" and self.chance(0.1):
            axis = n
        self.tried = f"{kind} {axis} {' '.join('$%d' % k for k in names)}"
        result = getattr(np, kind)([self.values[k].array for k in names], axis=axis)
        return self.add(self.tried, result, all(self.values[k].exact for k in names))

    def meshgrid(self):
        flat = [k for k, v in enumerate(self.values) if v.array.ndim <= 1]
        if not flat:
            return False
        names = [self.pick(flat) for _ in range(self.rng.integers(1, 4))]
        k, indexing = int(self.rng.integers(len(names))), self.pick(["xy", "ij"])
        self.tried = f"meshgrid {indexing} {k} {' '.join('$%d' % n for n in names)}"
        return self.add(self.tried, np.meshgrid(*[self.values[n].array for n in names], indexing=indexing)[k], self.values[names[k]].exact)

    def moved(self):
        i = self.operand()
        a = self.values[i]
        x, n = a.array, a.array.ndim
        kind = self.pick("flip roll repeat tile tril pad".split() if n else ["tile", "pad"])
        axis = int(self.rng.integers(-n, n)) if n and not self.chance(0.02) else n
        k = int(self.rng.integers(-3, 4))
        if kind == "flip":
            self.tried = f"flip ${i} {axis}"
            return self.add(self.tried, np.flip(x, axis), a.exact)
        if kind == "roll":
            self.tried = f"roll ${i} {k} {axis}"
            return self.add(self.tried, np.roll(x, k, axis), a.exact)
        if kind == "repeat":
            self.tried = f"repeat ${i} {abs(k)} {axis}"
            return self.add(self.tried, np.repeat(x, abs(k), axis), a.exact)
        if kind == "tile":
            self.tried = f"tile ${i} {abs(k)}"
            return self.add(self.tried, np.tile(x, abs(k)), a.exact)
        if kind == "tril":
            if n < 2:
                return False
            self.tried = f"tril ${i} {k}"
            return self.add(self.tried, np.tril(x, k), a.exact)
        mode = self.pick(["edge", "wrap", "reflect", "symmetric", "zero"])
        if mode == "wrap" and abs(k) > min(x.shape, default=9):
            return False  # NumPy 1.24 repeats the array wrongly
        self.tried = f"pad ${i} {abs(k)} {mode}"
        return self.add(self.tried, np.pad(x, abs(k), "constant" if mode == "zero" else mode), a.exact)

    def ordered(self):
        i = self.operand()
        a = self.values[i]
        x, n = a.array, a.array.ndim
        kind = self.pick("sort argsort cumsum cumprod diff median ptp".split())
        axis = int(self.rng.integers(-n, n)) if n and not self.chance(0.02) else n
        if not a.exact or x.dtype.kind == "c" or not n:
            return False
        self.tried = f"{kind} ${i} {axis}"
        if kind in ("sort", "argsort"):
            return self.add(self.tried, getattr(np, kind)(x, axis, kind="stable"))
        if kind in ("cumsum", "cumprod"):
            exact = x.dtype.kind in "biu" or kind == "cumsum" and quarters(x)
            return exact and self.add(self.tried, getattr(np, kind)(x, axis))
        if kind == "median":
            if x.dtype.kind in "biu" and x.size and np.abs(x.astype("float64")).max() > 2 ** 40 or x.dtype == bool:
                return False
            x.shape[axis]  # NumPy says so itself only where there are elements
            return x.size > 0 and self.add(self.tried, np.median(x, axis), x.dtype.kind in "iu" or quarters(x))
        return x.dtype != bool and self.add(self.tried, getattr(np, kind)(x, axis=axis))

    def taken(self):
        i = self.operand()
        a = self.values[i]
        x, n = a.array, a.array.ndim
        if not x.size or not n:  # NumPy looks at positions only where there are elements
            return False
        axis = int(self.rng.integers(-n, n))
        length = x.shape[axis]
        positions = [int(p) for p in self.rng.integers(-length, max(length, 1), self.rng.integers(1, 5))]
        if self.chance(0.05):
            positions[0] = length
        lazy = self.pick(["take", "takeLazy", "delete"])
        self.tried = f"{lazy} ${i} {','.join(map(str, positions))} {axis}"
        result = np.delete(x, positions, axis) if lazy == "delete" else np.take(x, positions, axis)
        return self.add(self.tried, result, a.exact)

    def product(self):
        i, j = self.operand(), int(self.rng.integers(len(self.values)))
        a, b = self.values[i], self.values[j]
        kind = self.pick(["matmul", "outer", "dot"])
        small = all(quarters(v.array) for v in (a, b))
        if not small or kind != "outer" and (a.array.ndim > 2 or b.array.ndim > 2):
            return False
        if bool in (a.array.dtype, b.array.dtype) or any(v.array.dtype.kind in "iu" and v.array.size and np.abs(v.array.astype("float64")).max() > 9999
                                                          for v in (a, b)):
            return False
        self.tried = f"{kind} ${i} ${j}"
        return self.add(self.tried, getattr(np, kind)(a.array, b.array), a.exact and b.exact)

    STEPS = ([binary] * 12 + [unary] * 5 + [round, clip] + [where] * 3 + [get] * 5 + [set] * 3 + [mask] * 3 + [reduce] * 7 + [astype] * 2
             + [layout] * 4 + [moved] * 4 + [ordered] * 4 + [taken] * 2 + [product] * 2 + [join] * 2 + [meshgrid] + [leaf] * 3)

    def run(self, steps):
        """Adds statements; answers whether the last one was refused."""
        while not self.leaf():
            pass
        made = 0
        while made < steps:
            self.tried = ""
            try:
                made += bool(self.pick(self.STEPS)(self))
            except (ValueError, IndexError, TypeError, Refused) as e:
                if self.chance(0.35):  # refusals are cheap to reach: keep some
                    self.statements.append(self.tried)
                    return True
        return False


def needed(program, refused):
    """Drops statements that the last one does not need; the names of the others change."""
    import re
    lines = program.statements
    keep, todo = set(), [len(lines) - 1]
    while todo:
        k = todo.pop()
        if k not in keep:
            keep.add(k)
            if not lines[k].startswith("data"):
                todo += [int(n) for n in re.findall(r"\$(\d+)", lines[k])]
    names = {old: new for new, old in enumerate(sorted(keep))}
    return [lines[k] if lines[k].startswith("data") else re.sub(r"\$(\d+)", lambda m: f"${names[int(m[1])]}", lines[k])
            for k in sorted(keep)]


def main(path, programs, seed):
    with gzip.GzipFile(path, "wb", 9, mtime=0) as out:
        for k in range(programs):
            program = Program(np.random.default_rng([seed, k]))
            refused = program.run(int(program.rng.integers(1, 9)))
            answer = "ERROR" if refused else text(program.values[-1].array)
            rough = "" if refused or program.values[-1].exact else program.rough
            out.write(("\t".join(needed(program, refused)) + f"\t={rough} {answer}\n").encode())


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3000, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
