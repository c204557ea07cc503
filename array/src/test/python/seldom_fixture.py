"""Writes calls of names that other fixtures hardly mention, and what NumPy answers, for ScriptTest.

Usage: python3 seldom_fixture.py OUT[.gz] [CALLS [SEED [FAMILY...]]]   (made with NumPy 1.24)

Lines as in script_fixture.py.
"""
import gzip
import io
import sys

import numpy as np
import numpy.ma as ma

from script_fixture import DTYPES, Calls, listed

np._set_promotion_state("weak")
PLAIN = {n: n for n in "exp2 arccosh isneginf isposinf i0 sinc fix fabs degrees radians conjugate negative positive absolute isreal iscomplex isinf isnan "
         "isfinite imag ceil floor rint cbrt expm1 log2 log10 log1p sinh tanh arcsinh arctan arcsin arccos deg2rad rad2deg signbit".split()}
PLAIN |= {"logicalNot": "logical_not", "bitwiseNot": "bitwise_not", "invert": "invert", "around": "around", "flatten": "ravel"}
PAIRS = {"arctan2": "arctan2", "trueDivide": "true_divide", "floatPower": "float_power", "hypot": "hypot", "logicalAnd": "logical_and", "logicalOr": "logical_or",
         "xor": "bitwise_xor", "logaddexp": "logaddexp", "le": "less_equal", "arrayEqual": "array_equal", "arrayEquiv": "array_equiv"}
TURNED = {"rfloorDivide": np.floor_divide, "rmod": np.mod, "rpow": np.power, "rsub": np.subtract, "rdiv": np.true_divide, "rrightShift": np.right_shift,
          "rleftShift": np.left_shift}
MASKS = "maskedEqual:masked_equal maskedNotEqual:masked_not_equal maskedGreater:masked_greater maskedGreaterEqual:masked_greater_equal maskedLess:masked_less " \
        "maskedLessEqual:masked_less_equal".split()
REAL = DTYPES[:8]


def word(flag):
    return str(bool(flag)).lower()


class Seldom(Calls):
    def some(self, dtypes=DTYPES, *ndims):
        return self.elements(self.pick(dtypes), self.shape(*ndims), 0.4)

    def plain(self):
        name, a = self.pick(list(PLAIN)), self.some()
        if name == "sinc" and a.dtype.name in ("float32", "complex64"):
            return  # NumPy 1.24 widens it
        if name == "i0" and (a.dtype.kind == "c" or a.size and not np.isfinite(a.astype("complex128")).all()):
            return
        self.emit(f"{self.array(a)}.{name}()", lambda: getattr(np, PLAIN[name])(a), True)

    def pairs(self):
        name, a = self.pick(list(PAIRS)), self.some()
        shape = a.shape if self.chance(0.6) else a.shape[1:] if self.chance(0.6) else self.shape()
        if name == "floatPower":
            a = np.nan_to_num(a, posinf=2, neginf=-2)
            return self.emit(f"{self.array(a)}.floatPower({self.array(np.array([2, 3])[:1])})", lambda: np.float_power(a, [2]), True)
        b = a if self.chance(0.1) else self.elements(self.pick(DTYPES), shape)
        self.emit(f"{self.array(a)}.{name}({self.array(b)})", lambda: getattr(np, PAIRS[name])(a, b), True)

    def turned(self):
        name, a = self.pick(list(TURNED)), self.some()
        n = self.pick([0, 1, 2, 3, 7]) if "Shift" in name or self.chance(0.6) else self.pick([0.5, -1.5, 2.0, 0.0])
        if "Shift" in name:
            a = np.abs(a) % 7 if a.dtype.kind in "iu" else a
        if name == "rpow" and a.dtype.kind in "iu" and isinstance(n, int):
            a = np.abs(a) % 5
        if a.dtype == bool or a.dtype.kind == "c" and name == "rpow":
            return
        self.emit(f"{self.array(a)}.{name}({n})", lambda: TURNED[name](n, a), True)

    def cut(self):
        a, name = self.some(DTYPES, 1, 2, 3), self.pick(["split", "arraySplit", "hsplit", "vsplit", "dsplit"])
        axis, n = self.axis(a.ndim), self.pick([1, 2, 3, 4])
        k = int(self.rng.integers(n))
        if name in ("split", "arraySplit"):
            f = np.split if name == "split" else np.array_split
            return self.emit(f"{self.array(a)}.{name}({n},{axis}).get({k})", lambda: f(a, n, axis)[k])
        self.emit(f"{self.array(a)}.{name}({n}).get({k})", lambda: getattr(np, name)(a, n)[k])

    def moved(self):
        a = self.some(DTYPES, 0, 1, 2, 3)
        i, j, k = (int(self.rng.integers(-4, 4)) for _ in range(3))
        calls = {"atleast1d()": lambda: np.atleast_1d(a), "atleast2d()": lambda: np.atleast_2d(a), "atleast3d()": lambda: np.atleast_3d(a),
                 "fliplr()": lambda: np.fliplr(a), "flipud()": lambda: np.flipud(a), f"swapaxes({i},{j})": lambda: np.swapaxes(a, i, j),
                 f"rollaxis({i},{j})": lambda: np.rollaxis(a, i, j), f"rot90({k},{i},{j})": lambda: np.rot90(a, k, (i, j))}
        call = self.pick(list(calls))
        self.emit(f"{self.array(a)}.{call}", calls[call])

    def sets(self):
        a, b = (self.elements(self.pick(REAL), self.shape(0, 1, 2), 0) + 0 for _ in range(2))
        calls = {"union1d": np.union1d, "setxor1d": np.setxor1d, "setdiff1d": np.setdiff1d, "in1d": np.in1d, "isin": np.isin}
        name = self.pick(list(calls))
        self.emit(f"{self.array(a)}.{name}({self.array(b)})", lambda: calls[name](a, b))

    def patterns(self):
        n, m, k, beta = self.pick([0, 1, 2, 3, 5, 8]), self.pick([0, 1, 2, 4]), int(self.rng.integers(-5, 6)), self.pick([0.0, 2.5, 14.0, -3.0])
        part, which = self.pick([0, 1]), self.pick(["tril", "triu"])
        a, d = self.some(DTYPES, 2, 2, 1, 3), self.pick([1.0, 0.5, -2.0])
        p = ["first", "second"][part]
        calls = {f"identity({n})": lambda: np.identity(n), f"kaiser({n},{beta})": lambda: np.kaiser(n, beta), f"bartlett({n})": lambda: np.bartlett(n),
                 f"hamming({n})": lambda: np.hamming(n), f"hanning({n})": lambda: np.hanning(n), f"blackman({n})": lambda: np.blackman(n),
                 f"tri({n},{m},{k})": lambda: np.tri(n, m, k), f"{which}Indices({n},{k},{m}).{p}()": lambda: getattr(np, which + "_indices")(n, k, m)[part]}
        if self.chance(0.3):
            x = self.array(a)
            calls = {f"{which}IndicesFrom({x},{k}).{p}()": lambda: getattr(np, which + "_indices_from")(a, k)[part], f"diagflat({x},{k})": lambda: np.diagflat(a, k)}
        call = self.pick(list(calls))
        self.emit("ArrayPatterns." + call, calls[call], True)
        self.emit(f"Fft.fftfreq({n},{d})", lambda: np.fft.fftfreq(n, d), True)
        self.emit(f"Fft.rfftfreq({n},{d})", lambda: np.fft.rfftfreq(n, d), True)

    def shifted(self):
        a, name = self.some(DTYPES, 1, 2, 3), self.pick(["fftshift", "ifftshift"])
        axes = [self.axis(a.ndim) for _ in range(self.pick([0, 1, 1, 2]))]
        more = "".join(f",{x}" for x in axes)
        self.emit(f"Fft.{name}({self.array(a)}{more})", lambda: getattr(np.fft, name)(a, axes or None))

    def percents(self):
        a = self.elements(self.pick(["float64", "int64", "int32", "uint8"]), self.shape(1, 2, 3), 0.2)
        if not a.size:
            return
        name, q, axis = self.pick(["percentile", "nanpercentile"]), self.pick([0.0, 10.0, 50.0, 99.5, 100.0, 101.0, -1.0]), self.axis(a.ndim)
        self.emit(f"{self.array(a)}.{name}({q},{axis})", lambda: getattr(np, name)(a, q, axis), True)

    def placed(self):
        a = self.some(["int64", "float64", "float32", "int32"], 1, 2, 3)
        m, v = self.elements("bool", a.shape), self.elements("int32", (self.pick([1, 2, 3]),), 0)
        kind, axis = self.pick(["putmask", "extract", "fillDiagonal", "putAlongAxis", "takeAlongAxis"]), self.axis(a.ndim)
        b = a.copy()

        def put():
            if kind == "putmask":
                np.putmask(b, m, v)
            elif kind == "fillDiagonal":
                np.fill_diagonal(b, v, wrap)
            else:
                np.put_along_axis(b, p, 7, axis)
            return b
        wrap = self.chance(0.5)
        if kind == "putmask":
            v = v.astype(a.dtype)  # NumPy casts only what is safe
            return self.emit(f"{self.array(a)}.putmask({self.array(m)},{self.array(v)})", put)
        if kind == "extract":
            return self.emit(f"{self.array(a)}.extract({self.array(m)})", lambda: np.extract(m, a))
        if kind == "fillDiagonal":
            return self.emit(f"{self.array(a)}.fillDiagonal({self.array(v)},{word(wrap)})", put)
        n = a.shape[axis]
        shape = list(a.shape)
        shape[axis] = self.pick([0, 1, 2, n])
        p = self.rng.integers(-n, n, shape) if n else np.zeros([0 if i == axis % a.ndim else m for i, m in enumerate(a.shape)], int)
        if self.chance(0.1) and p.size:
            p.flat[0] = n
        if kind == "takeAlongAxis":
            return self.emit(f"{self.array(a)}.takeAlongAxis({self.array(p)},{axis})", lambda: np.take_along_axis(a, p, axis))
        self.emit(f"{self.array(a)}.putAlongAxis({self.array(p)},{self.array(np.array(7))},{axis})", put)

    def like(self):
        a, d, v = self.some(), self.pick(DTYPES), self.pick([0, 1, 7, 2.5])
        if isinstance(v, float) and (np.dtype(d).kind not in "fc" or a.dtype.kind not in "fc"):
            return
        t = f"DType.{d.upper()}"
        x = self.array(a)
        self.emit(f"Array.zerosLike({x},{t})", lambda: np.zeros_like(a, d))
        self.emit(f"Array.onesLike({x},{t})", lambda: np.ones_like(a, d))
        self.emit(f"Array.fullLike({x},{v},{t})", lambda: np.full_like(a, v, d))

    def binned(self):
        a, k = self.some(["int64", "uint8", "int8", "int32"], 1, 1, 2), self.pick([0, 1, 5, 12])
        w = self.elements(self.pick(["float64", "int64", "bool"]), a.shape, 0)
        e = np.sort(self.elements(self.pick(["float64", "int64"]), (self.pick([0, 1, 2, 5]),), 0))
        v, right = self.some(["float64", "int64", "float32"], 0, 1, 2), self.chance(0.5)
        b = np.abs(a) if self.chance(0.8) and a.dtype != np.int8 else a
        calls = [lambda: self.emit(f"{self.array(b)}.bincount({k})", lambda: np.bincount(b, None, k)),
                 lambda: self.emit(f"{self.array(b)}.bincount({self.array(w)},{k})", lambda: np.bincount(b, w, k) if b.size or b.ndim > 1 else np.zeros(k), True),
                 lambda: self.emit(f"{self.array(v)}.digitize({self.array(e)},{word(right)})", lambda: np.digitize(v, e, right)),
                 lambda: self.emit(f"{self.array(e)}.searchsorted({self.array(v)},SearchSide.{'RIGHT' if right else 'LEFT'})",
                                   lambda: np.searchsorted(e, v, "right" if right else "left"))]
        self.pick(calls)()

    def sloped(self):
        a, b = self.some(DTYPES[1:], 1, 2, 3), self.elements(self.pick(["float64", "int64"]), (self.pick([0, 1, 2, 3]),), 0)
        axis, n = self.axis(a.ndim), self.pick([0, 1, 2, 5, -1])
        x = self.array(a)
        calls = {f"diff({n},{axis})": lambda: np.diff(a, n, axis), f"ptp({axis})": lambda: np.ptp(a, axis), f"nanargmax({axis})": lambda: np.nanargmax(a, axis),
                 f"nanargmin({axis})": lambda: np.nanargmin(a, axis), f"median({axis})": lambda: np.median(a, axis), f"ediff1d()": lambda: np.ediff1d(a)}
        if a.dtype.kind in "f":
            calls |= {f"trapz(0.5,{axis})": lambda: np.trapz(a, None, 0.5, axis)}
        call = self.pick(list(calls))
        if (call[0] == "m" or call[0] == "p") and (a.dtype.kind == "c" or a.shape[axis] == 0 or a.dtype == np.float32):
            return
        self.emit(f"{x}.{call}", calls[call], True)

    def covered(self):
        a = self.elements(self.pick(["float64", "int64", "complex128", "float32"]), self.shape(1, 2, 2), 0)
        name = self.pick(["cov", "corrcoef"])
        if a.dtype == np.float32 or a.shape[-1] < 2 or not a.size or name == "corrcoef" and (a.var(-1) == 0).any():
            return
        self.emit(f"{self.array(a)}.{name}()", lambda: getattr(np, name)(a), True)

    def whole(self, result, like):
        """Filled with 0; a single masked number has the dtype of the others, too."""
        return np.zeros((), like.dtype) if result is ma.masked else ma.filled(result, 0)

    def masked(self):
        a = self.elements(self.pick(["int64", "float64", "float32", "int32"]), self.shape(1, 2, 3), 0.3)
        m, other = self.elements("bool", a.shape), self.elements("bool", a.shape)
        x, mask = ma.array(a, mask=m), self.array(m)
        data = self.array(a)
        if self.chance(0.4):
            java, name = self.pick(MASKS).split(":")
            v = self.pick([0, 1, -2, 3])
            made, word_ = getattr(ma, name)(a, v), f"MaskedArray.{java}({data},{v})"
        elif self.chance(0.4) and a.dtype.kind == "f":
            java, name = self.pick(["maskedInside:masked_inside", "maskedOutside:masked_outside"]).split(":")
            lo, hi = self.pick([0.0, -1.5]), self.pick([1.0, -2.0])
            made, word_ = getattr(ma, name)(a, lo, hi), f"MaskedArray.{java}({data},{lo},{hi})"
        else:
            made, word_ = x, f"MaskedArray.of({data},{mask})"
            if self.chance(0.4):
                made, word_ = ma.masked_where(other, x), f"{word_}.maskWhere({self.array(other)})"
            elif self.chance(0.3) and a.dtype.kind == "f":
                made, word_ = ma.fix_invalid(x, fill_value=0), f"{word_}.fixInvalid()"
        axis = self.axis(a.ndim)
        unary = self.pick("sin cos tanh floor ceil rint arctan exp abs".split())
        ends = {"mask()": lambda: ma.getmaskarray(made), "filled(7)": lambda: made.filled(7), "compressed()": lambda: made.compressed(),
                f"sum({axis}).filled(0)": lambda: self.whole(made.sum(axis), made.data.sum()), f"count({axis})": lambda: made.count(axis),
                f"max({axis}).mask()": lambda: ma.getmaskarray(made.max(axis)), f"min({axis}).filled(0)": lambda: self.whole(made.min(axis), made.data),
                f"{unary}().filled(0)": lambda: getattr(np, unary)(made).filled(0), "zerosLike().filled(5)": lambda: ma.zeros_like(made).filled(5)}
        if a.dtype.kind == "f" and np.isnan(a).any() or not a.shape[axis]:
            ends = {k: v for k, v in ends.items() if "(" + str(axis) not in k or k[0] == "c"}
        end = self.pick(list(ends))
        self.emit(f"{word_}.{end}", ends[end], True)

    def matrices(self):
        n, dtype = self.pick([1, 2, 3, 5]), self.pick(["float64", "complex128", "int64"])
        a, b = self.elements(dtype, (n, n), 0), self.elements(dtype, self.pick([(n,), (n, 2)]), 0)
        lower = self.chance(0.5)
        t = np.tril(a) if lower else np.triu(a)
        if not np.abs(np.diag(t)).min() > 0.1 or np.linalg.cond(t) > 1e5:
            return
        self.emit(f"Linalg.solveTriangular({self.array(t)},{self.array(b)},{word(lower)})", lambda: np.linalg.solve(t, b), True)

    def transforms(self):
        a = self.elements(self.pick(["float64", "int64", "complex128", "bool", "int8"]), self.shape(1, 2, 3), 0)
        name = self.pick(["ifftn", "fft2", "ifft2", "rfftn", "irfftn", "irfft2", "rfft2", "fftn", "hfft", "ihfft"])
        if a.dtype.kind == "c" and name[0] == "r" or name == "ihfft" and a.dtype.kind == "c":
            return
        self.emit(f"Fft.{name}({self.array(a)})", lambda: getattr(np.fft, name)(a), True)

    FAMILIES = ("plain plain pairs pairs turned cut moved sets patterns shifted percents placed placed like binned binned sloped covered masked masked "
                "matrices transforms").split()


def main(path, count, seed, families):
    out = io.BytesIO()
    calls = Seldom(np.random.default_rng(seed), out)
    while calls.count < count:
        getattr(calls, calls.pick(families or Seldom.FAMILIES))()
    with open(path, "wb") as file:
        file.write(gzip.compress(out.getvalue(), 9, mtime=0) if path.endswith(".gz") else out.getvalue())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000, int(sys.argv[3]) if len(sys.argv) > 3 else 1, sys.argv[4:])
