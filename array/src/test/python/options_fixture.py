"""Writes calls with NumPy's optional arguments and of functions of blocks, and what NumPy and Dask answer, for ScriptTest.

Usage: python3 options_fixture.py OUT[.gz] [CALLS [SEED [FAMILY...]]]   (made with NumPy 1.24 and Dask 2022.12)

Lines as in script_fixture.py. Plain numbers bend to arrays as in NumPy 2 (NEP 50), which NumPy 1.24 can be told to do.
"""
import gzip
import sys

import dask
import dask.array as da
import numpy as np

from script_fixture import DTYPES, Calls, listed

np._set_promotion_state("weak")
dask.config.set(scheduler="sync")

TWO = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.true_divide, "floorDivide": np.floor_divide, "mod": np.mod,
       "maximum": np.maximum, "minimum": np.minimum, "fmax": np.fmax, "fmin": np.fmin, "fmod": np.fmod, "copysign": np.copysign,
       "heaviside": np.heaviside, "nextafter": np.nextafter, "gcd": np.gcd, "lcm": np.lcm, "leftShift": np.left_shift,
       "rightShift": np.right_shift, "eq": np.equal, "lt": np.less, "ge": np.greater_equal, "and": np.bitwise_and, "or": np.bitwise_or}
SWAPPED = {"rsub": np.subtract, "rdiv": np.true_divide, "rfloorDivide": np.floor_divide, "rmod": np.mod, "rleftShift": np.left_shift,
           "rrightShift": np.right_shift}
ONE = {"neg": np.negative, "abs": np.abs, "sign": np.sign, "sqrt": np.sqrt, "square": np.square, "reciprocal": np.reciprocal,
       "floor": np.floor, "ceil": np.ceil, "trunc": np.trunc, "rint": np.rint, "conj": np.conj, "signbit": np.signbit,
       "logicalNot": np.logical_not, "invert": np.invert, "spacing": np.spacing, "nanToNum": np.nan_to_num}
MASKABLE = "sum prod min max mean var std any all nansum nanprod nanmin nanmax nanmean nanvar nanstd".split()
STARTED = "sum prod min max nansum nanprod nanmin nanmax".split()
EXACT = "min max any all argmin argmax nanmin nanmax nanargmin nanargmax ptp".split()
BEYOND = {"reflect": "Overlap.reflect()", "periodic": "Overlap.periodic()", "nearest": "Overlap.nearest()"}
MODES = {"reflect": "symmetric", "periodic": "wrap", "nearest": "edge"}


def word(flag):
    return str(bool(flag)).lower()


def neighbours(x, before, behind):
    """Along each axis after the other, the weighted sum of so many neighbours; beyond the block there is nothing."""
    x = x.astype("float64")
    for axis in range(x.ndim):
        n, y = x.shape[axis], np.zeros_like(x)
        for k in range(-before[axis], behind[axis] + 1):
            low, high = max(0, -k), min(n, n - k)
            if high > low:
                to, source = [slice(None)] * x.ndim, [slice(None)] * x.ndim
                to[axis], source[axis] = slice(low, high), slice(low + k, high + k)
                y[tuple(to)] += (k + 10) * x[tuple(source)]
        x = y
    return x


class Options(Calls):
    def extreme(self, dtype, shape):
        """Elements, many of them the least, the greatest, and the odd ones of the dtype."""
        d, n = np.dtype(dtype), int(np.prod(shape, dtype=int))
        if d.kind in "bc":
            return self.elements(dtype, shape)
        if d.kind in "iu":
            info = np.iinfo(d)
            plain = self.rng.integers(-5, 6, n).clip(info.min, info.max)
            odd = [info.min, info.max, info.min + 1, info.max - 1, 0, 1, info.max // 2, info.max // 3 + 1]
        else:
            info = np.finfo(d)
            plain = self.rng.integers(-40, 41, n) / self.pick([1, 2, 4, 10])
            odd = [np.nan, np.inf, -np.inf, -0.0, 0.0, info.max, info.min, info.tiny, info.eps, 0.5, -0.5, 1.5, 2.5]
        return np.where(self.rng.random(n) < 0.4, np.array(odd, d)[self.rng.integers(0, len(odd), n)], plain.astype(d)).reshape(shape)

    # ---- elementwise

    def two(self):
        name, shape = self.pick(list(TWO)), self.shape(1, 1, 2)
        a, b = self.extreme(self.pick(DTYPES[:8]), shape), self.extreme(self.pick(DTYPES[:8]), shape)
        self.emit(f"{self.array(a)}.{name}({self.array(b)})", lambda: TWO[name](a, b))

    def number_beside(self):
        name = self.pick(list(TWO) + list(SWAPPED) * 3)
        a = self.extreme(self.pick(DTYPES[:8]), self.shape(1, 2))
        whole = name in ("gcd", "lcm", "leftShift", "rightShift", "rleftShift", "rrightShift", "and", "or")
        v = self.pick([0, 1, 2, 3, 7, 100, 127]) if whole or self.chance(0.5) else self.pick([0.0, 0.5, -0.5, 2.0, -2.5, 1e10])
        if name in ("copysign", "heaviside", "nextafter"):
            v = float(v)
        self.emit(f"{self.array(a)}.{name}({v!r})", lambda: SWAPPED[name](v, a) if name in SWAPPED else TWO[name](a, v))

    def one(self):
        name, a = self.pick(list(ONE)), self.extreme(self.pick(DTYPES[:8]), self.shape(0, 1, 2))
        self.emit(f"{self.array(a)}.{name}()", lambda: ONE[name](a))

    def rounded(self):
        a, k = self.elements(self.pick(DTYPES[1:8]), self.shape(0, 1, 2)), self.pick([0, 1, 2, 3, -1, -2, -3, 5, 10])
        if a.dtype.kind == "f":
            a = (self.rng.integers(-2000, 2000, a.shape) / self.pick([2, 4, 8, 16, 20, 200, 2000])).astype(a.dtype)
        self.emit(f"{self.array(a)}.round({k})", lambda: np.round(a, k))

    def clipped(self):
        shape = self.shape(1, 2)
        a, b, low = self.elements(self.pick(DTYPES[1:8]), shape), self.elements(self.pick(["int64", "float64", "uint8"]), shape), self.chance(0.5)
        n, m = self.array(a), self.array(b)
        self.emit(f"{n}.clip({m if low else 'null'},{'null' if low else m})", lambda: np.clip(a, b if low else None, None if low else b))

    def cast(self):
        a, d, rule = self.elements(self.pick(DTYPES), self.shape(1, 2)), self.pick(DTYPES), self.pick(["no", "safe", "same_kind", "unsafe"])
        if not (rule == "unsafe" and a.dtype.kind in "fc" and np.dtype(d).kind in "iu"):
            self.emit(f"{self.array(a)}.astype(DType.{d.upper()},Casting.{rule.upper()})", lambda: a.astype(d, casting=rule))

    def angle(self):
        a = self.elements(self.pick(["float32", "float64", "complex64", "complex128"]), self.shape(1, 2), 0)
        self.emit(f"{self.array(a)}.angle(true)", lambda: np.angle(a, deg=True), True)

    # ---- reductions

    def reduce(self):
        name = self.pick(MASKABLE + "argmin argmax nanargmin nanargmax ptp median nanmedian".split())
        shape = self.shape(0, 1, 1, 2, 2, 3)
        a = self.elements(self.pick(DTYPES[:8]), shape)
        if "med" in name and a.dtype == bool:
            return
        if a.dtype.kind == "f" and self.chance(0.3):
            a = np.where(self.rng.random(shape) < 0.7, np.nan, a).astype(a.dtype)
        if a.dtype.kind == "f" and name not in EXACT and not np.isfinite(a[~np.isnan(a)]).all():
            return
        more, how, masked = {}, "Reduce.all()", None
        if a.ndim and self.chance(0.7):
            axes = [self.axis(a.ndim) for _ in range(1 if "arg" in name else self.pick([1, 1, 2]))]
            more["axis"], how = tuple(axes) if len(axes) > 1 else axes[0], f"Reduce.axis({','.join(map(str, axes))})"
        if self.chance(0.3):
            more["keepdims"], how = True, how + ".keepdims()"
        if name[-3:] in ("var", "std") and self.chance(0.7):
            more["ddof"] = self.pick([0, 1, 2, 3])
            how += f".ddof({more['ddof']})"
        if name in MASKABLE and self.chance(0.35):
            masked = self.elements("bool", shape if self.chance(0.6) or not shape else shape[-1:])
            more["where"] = masked
        if name in STARTED and self.chance(0.35):
            more["initial"] = self.pick([0, 1, 5, 100] + ([2.5] if a.dtype.kind == "f" else []))
            how += f".initial({more['initial']})"
        if name in ("sum", "prod", "nansum", "nanprod") and self.chance(0.3) and a.dtype.kind != "f":
            more["dtype"] = self.pick(["int64", "float32", "float64", "int32", "int8"])
            how += f".dtype(DType.{more['dtype'].upper()})"
        call = f"{self.array(a)}.{name}({how}" + (f".where({self.array(masked)})" if masked is not None else "") + ")"
        self.emit(call, lambda: getattr(np, name)(a, **more), name not in EXACT)

    def cumulative(self):
        a, name = self.elements(self.pick(DTYPES[:8]), self.shape(1, 2, 3), 0.1), self.pick(["cumsum", "cumprod", "nancumsum", "nancumprod"])
        axis, dtype = self.axis(a.ndim), self.pick(["int64", "float32", "float64", "complex128", "int32", "int8", "uint8"])
        if a.dtype.kind == "f" and (dtype[0] in "iu" or dtype[0] == "c" and not np.isfinite(a).all()):
            return
        method = self.pick(["BLELLOCH", "SEQUENTIAL"])
        self.emit(f"{self.array(a)}.{name}({axis},ScanMethod.{method},DType.{dtype.upper()})", lambda: getattr(np, name)(a, axis, dtype), True)

    def average(self):
        shape = self.shape(2, 3)
        a, w = self.elements("float64", shape, 0), self.rng.integers(1, 5, shape).astype(float)
        axes, keep = tuple(sorted({int(v) for v in self.rng.integers(0, len(shape), 2)})), self.chance(0.5)
        if a.size:
            how = f"Reduce.axis({','.join(map(str, axes))}){'.keepdims()' if keep else ''}"
            self.emit(f"{self.array(a)}.average({self.array(w)},{how})", lambda: np.average(a, axes, w, keepdims=keep), True)

    def gradient(self):
        shape, order = self.shape(1, 2, 3), self.pick([1, 2])
        a, axis = self.elements(self.pick(["float64", "float32", "int64", "complex128"]), shape, 0.1), self.axis(len(shape))
        x = np.cumsum(self.rng.integers(1, 4, shape[axis]) / 2)
        self.emit(f"{self.array(a)}.gradient({axis},{self.array(x)},{order})", lambda: np.gradient(a, x, axis=axis, edge_order=order), True)

    def trace(self):
        a, d = self.elements(self.pick(DTYPES[:6]), self.shape(2, 3)), self.pick(["int64", "float64", "float32", "complex128", "int8"])
        k, one, other = int(self.rng.integers(-2, 3)), self.axis(a.ndim), self.axis(a.ndim)
        self.emit(f"{self.array(a)}.trace({k},{one},{other},DType.{d.upper()})", lambda: np.trace(a, k, one, other, d), True)

    # ---- positions beyond the ends, and other options

    def take(self):
        a, mode = self.elements(self.pick(DTYPES), self.shape(1, 2, 3)), self.pick(["wrap", "clip", "raise"])
        p = self.rng.integers(-9, 9, self.shape(0, 1, 2))
        if not a.size or not p.size:
            return
        if self.chance(0.3):
            return self.emit(f"{self.array(a)}.take({self.array(p)},OutOfRange.{mode.upper()})", lambda: np.take(a, p, mode=mode))
        axis = self.axis(a.ndim)
        self.emit(f"{self.array(a)}.take({self.array(p)},{axis},OutOfRange.{mode.upper()})", lambda: np.take(a, p, axis, mode=mode))

    def put(self):
        a, mode = self.elements(self.pick(["int64", "float64"]), self.shape(1, 2, 3)), self.pick(["wrap", "clip", "raise"])
        p, v = self.rng.integers(-9, 9, self.shape(0, 1, 2)), self.elements("int64", (self.pick([1, 2, 3]),), 0)
        if a.size:
            def done():
                b = a.copy()
                np.put(b, p, v, mode)
                return b
            self.emit(f"{self.array(a)}.put({self.array(p)},{self.array(v)},OutOfRange.{mode.upper()})", done)

    def choose(self):
        shape, mode = self.shape(1, 2), self.pick(["wrap", "clip", "raise"])
        c = self.rng.integers(-4, 6, shape)
        options = [self.elements(self.pick(["int64", "float64", "bool"]), shape) for _ in range(self.pick([1, 2, 3]))]
        self.emit(f"Array.choose(OutOfRange.{mode.upper()},{self.array(c)},{','.join(map(self.array, options))})", lambda: np.choose(c, options, mode=mode))

    def numbered(self):
        shape, s = tuple(self.pick([1, 2, 3, 5]) for _ in range(self.pick([1, 2, 3]))), self.shape(0, 1, 2)
        mode, column = self.pick(["wrap", "clip", "raise"]), self.chance(0.5)
        ps = [self.rng.integers(-4, 8, s) if mode != "raise" else self.rng.integers(0, n, s) for n in shape]
        dims, order = f"Shape.of({','.join(map(str, shape))})", "F" if column else "C"
        self.emit(f"Array.ravelMultiIndex([{','.join(map(self.array, ps))}],{dims},OutOfRange.{mode.upper()},{word(column)})",
                  lambda: np.ravel_multi_index(ps, shape, mode, order))
        p, k = self.rng.integers(0, int(np.prod(shape)), s), int(self.rng.integers(len(shape)))
        self.emit(f"Array.unravelIndex({self.array(p)},{dims},{word(column)}).get({k})", lambda: np.unravel_index(p, shape, order)[k])

    def grid(self):
        axes = [self.elements(self.pick(["int64", "float64"]), self.shape(0, 1)) for _ in range(self.pick([1, 2, 3]))]
        sparse, xy, k = self.chance(0.6), self.chance(0.5), int(self.rng.integers(len(axes)))
        self.emit(f"Array.meshgrid({word(xy)},{word(sparse)},{','.join(map(self.array, axes))}).get({k})",
                  lambda: np.meshgrid(*axes, sparse=sparse, indexing="xy" if xy else "ij")[k])

    def padded(self):
        a = self.elements(self.pick(["int64", "float64", "float32"]), self.shape(1, 2, 3), 0)
        widths = self.rng.integers(0, 4, (a.ndim, 2)).tolist()
        mode = self.pick(["constant", "linear_ramp", "maximum", "minimum", "mean", "median"])
        pairs = self.rng.integers(-3 if mode in ("constant", "linear_ramp") else 1, 5, (a.ndim, 2)).tolist()
        name = {"constant": "constant_values", "linear_ramp": "end_values"}.get(mode, "stat_length")
        ways = ",".join(f"Pad.{'linearRamp' if mode[0] == 'l' else mode}({p},{q})" for p, q in pairs)
        self.emit(f"{self.array(a)}.pad({listed(widths)},[{ways}])", lambda: np.pad(a, widths, mode, **{name: pairs}), True)

    def compress(self):
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 3))
        m = self.elements("bool", (int(self.rng.integers(0, a.size + 1)),))
        self.emit(f"{self.array(a)}.compress({self.array(m)})", lambda: np.compress(m, a))

    # ---- functions of blocks

    def cut(self, n):
        lengths = []
        while n:
            lengths.append(int(self.rng.integers(1, n + 1)))
            n -= lengths[-1]
        return tuple(lengths)

    def some(self, *ndims):
        shape = tuple(self.pick([1, 2, 3, 4, 5, 7, 9]) for _ in range(self.pick(ndims)))
        return self.elements(self.pick(["float64", "int64", "float32"]), shape, 0)

    def chunked(self, a):
        chunks = tuple(self.cut(n) for n in a.shape)
        return f"{self.array(a)}.rechunk(Chunks.lengths({listed(chunks)}))", da.from_array(a, chunks=chunks)

    def ends(self, n):
        """What lies beyond the ends of each axis, as Dask and as Bask are told."""
        kinds = [self.pick(["reflect", "periodic", "nearest", "none", 5, 0]) for _ in range(n)]
        calls = [f".boundary({k},{BEYOND[b] if b in BEYOND else f'Pad.constant({float(b)})'})" for k, b in enumerate(kinds) if b != "none"]
        return dict(enumerate(kinds)), "".join(calls)

    def overlap(self):
        a = self.some(1, 1, 2, 2, 3)
        x, lazy = self.chunked(a)
        depth = [min(int(v), n) for v, n in zip(self.rng.integers(0, 4, a.ndim), a.shape)]
        ends, calls = self.ends(a.ndim)
        self.emit(f"{x}.mapOverlap(BlockKit.window({listed(depth)},{listed(depth)}),Overlap.depth({','.join(map(str, depth))}){calls},DType.FLOAT64)",
                  lambda: da.map_overlap(lambda b: neighbours(b, depth, depth), lazy, depth=dict(enumerate(depth)), boundary=ends,
                                         dtype=float, meta=np.zeros((0,) * a.ndim)).compute(), True)

    def lopsided(self):
        a, kind = self.some(1, 1, 2, 3), self.pick(["none", "reflect", "nearest", "periodic"])
        x, before, behind = self.chunked(a)[0], self.rng.integers(0, 4, a.ndim).tolist(), self.rng.integers(0, 4, a.ndim).tolist()
        if any(max(p, q) > n for p, q, n in zip(before, behind, a.shape)):
            return
        inner = tuple(slice(p, p + n) for p, n in zip(before, a.shape))
        calls = "" if kind == "none" else f".boundary({BEYOND[kind]})"
        self.emit(f"{x}.mapOverlap(BlockKit.window({listed(before)},{listed(behind)}),Overlap.depths({listed(before)},{listed(behind)}){calls},DType.FLOAT64)",
                  lambda: neighbours(a, before, behind) if kind == "none"
                  else neighbours(np.pad(a, list(zip(before, behind)), MODES[kind]), before, behind)[inner], True)

    def rims(self):
        a = self.some(1, 2, 3)
        x, lazy = self.chunked(a)
        depth = [min(int(v), min(c)) for v, c in zip(self.rng.integers(0, 4, a.ndim), lazy.chunks)]
        ends, calls = self.ends(a.ndim)
        how = f"Overlap.depth({','.join(map(str, depth))}){calls}"
        self.emit(f"{x}.overlap({how})", lambda: da.overlap.overlap(lazy, depth=dict(enumerate(depth)), boundary=ends).compute(), True)
        self.emit(f"{x}.overlap({how}).mapBlocks(BlockKit.twice(),DType.FLOAT64).trimOverlap({how},{x})", lambda: a.astype(float) * 2, True)

    def places(self):
        a = self.some(1, 2, 3)
        x, lazy = self.chunked(a)

        def told(b, block_info=None):
            out, own = block_info[None], block_info[0]
            number = 0
            for position in out["chunk-location"]:
                number = number * 10 + position
            number = number * 100 + sum(p for p, _ in out["array-location"]) + 7 * sum(q for _, q in own["array-location"])
            return b.astype(float) * 0 + number + 1000 * sum(own["shape"]) + 100000 * sum(out["chunk-shape"])
        self.emit(f"{x}.mapBlocks(BlockKit.places(),DType.FLOAT64)", lambda: lazy.map_blocks(told, dtype=float).compute())

    def mapped(self):
        a = self.some(2, 3)
        x, axis, new, k = self.chunked(a)[0], self.axis(a.ndim), self.pick([0, a.ndim - 1, -1]), self.pick([1, 2, 3])
        own = axis % a.ndim
        self.emit(f"{x}.mapBlocks(BlockKit.sumOver({own}),DType.FLOAT64,BlockMapping.same().dropAxis({axis}))", lambda: a.astype(float).sum(own))
        self.emit(f"{x}.mapBlocks(BlockKit.sumOver({own}).andExpand({new % a.ndim}),DType.FLOAT64,BlockMapping.same().dropAxis({axis}).newAxis({new}))",
                  lambda: np.expand_dims(a.astype(float).sum(own), new))
        y, lazy = self.chunked(a)
        chunks = (tuple(n * k for n in lazy.chunks[0]),) + lazy.chunks[1:]
        self.emit(f"{y}.mapBlocks(BlockKit.repeat({k}),DType.FLOAT64,BlockMapping.same().chunks({','.join(map(listed, chunks))}))",
                  lambda: lazy.map_blocks(lambda b: np.concatenate([b.astype(float) * (i + 1) for i in range(k)]), dtype=float, chunks=chunks).compute())

    def lettered(self):
        i, j, k = (self.pick([1, 2, 3, 5]) for _ in range(3))
        a, b, line = (self.elements("float64", s, 0) for s in ((i, k), (k, j), (j,)))
        x, y, z = self.chunked(a)[0], self.chunked(b)[0], self.chunked(line)[0]
        self.emit(f'Blockwise.of("ij",BlockKit.matmul(),DType.FLOAT64).with({x},"ik").with({y},"kj").array()', lambda: a @ b, True)
        self.emit(f'Blockwise.of("ki",BlockKit.turned(),DType.FLOAT64).with({x},"ik").array()', lambda: a.T)
        self.emit(f'Blockwise.of("ijk",BlockKit.outer(),DType.FLOAT64).with({x},"ik").with({z},"j").array()', lambda: a[:, None, :] * line[None, :, None], True)
        self.emit(f"BlockKit.stacked({z},{k})", lambda: np.stack([line * (q + 1) for q in range(k)]))

    def gufuncs(self):
        loop, n, m = self.pick([(), (2,), (3,), (2, 3), (1, 3)]), self.pick([1, 2, 4]), self.pick([1, 3])
        a, b, c = (self.elements("float64", s, 0) for s in (loop + (n,), self.pick([loop, loop[1:], (1,) * len(loop), ()]) + (n,), self.pick([loop, ()]) + (m,)))
        x, y, z = self.chunked(a)[0], self.chunked(b)[0], self.chunked(c)[0]
        each = ".vectorize()" if self.chance(0.4) else ""
        self.emit(f'Gufunc.of("(i),(i)->()",BlockKit.dotLast(),DType.FLOAT64){each}.apply({x},{y})', lambda: (a * b).sum(-1), True)
        self.emit(f'Gufunc.of("(i),(j)->(i,j)",BlockKit.outerLast(),DType.FLOAT64){each}.apply({x},{z})', lambda: a[..., :, None] * c[..., None, :], True)
        part, axis, to = self.pick([0, 1]), self.axis(a.ndim), self.axis(a.ndim)
        self.emit(f'Gufunc.ofMany("(i)->(),(i)",BlockKit.meanAndRest(),[DType.FLOAT64,DType.FLOAT64]){each}.applyAll({x}).get({part})',
                  lambda: [a.mean(-1), a - a.mean(-1, keepdims=True)][part], True)
        self.emit(f'Gufunc.of("(i)->()",BlockKit.sumLast(),DType.FLOAT64){each}.axis({axis}).keepdims().apply({x})', lambda: a.sum(axis, keepdims=True), True)
        self.emit(f'Gufunc.of("(i)->(i)",BlockKit.cumLast(),DType.FLOAT64){each}.axes([{axis}],[{to}]).apply({x})',
                  lambda: np.moveaxis(a.cumsum(axis), axis, to), True)

    def lines(self):
        a = self.some(1, 2, 3).astype("float64")
        x, axis = self.chunked(a)[0], self.axis(a.ndim)
        self.emit(f"{x}.applyAlongAxis(BlockKit.line(0),{axis},Shape.of(),DType.FLOAT64)", lambda: np.apply_along_axis(lambda v: v.sum() * 2 + v[0], axis, a), True)
        self.emit(f"{x}.applyAlongAxis(BlockKit.line(1),{axis},Shape.of(2),DType.FLOAT64)", lambda: np.apply_along_axis(lambda v: v[[0, -1]], axis, a), True)
        self.emit(f"{x}.applyAlongAxis(BlockKit.line(2),{axis},Shape.of(2,2),DType.FLOAT64)",
                  lambda: np.apply_along_axis(lambda v: np.array([[v[0], v[-1]], [v.sum(), v.max()]]), axis, a), True)
        axes = [self.axis(a.ndim) for _ in range(self.pick([1, 2]))]
        self.emit(f"{x}.applyOverAxes(BlockKit.over(),{','.join(map(str, axes))})", lambda: np.apply_over_axes(np.sum, a, axes), True)

    def spread(self):
        a = self.some(1, 2, 3)
        x, axes, keep = self.chunked(a)[0], tuple(sorted({int(v) for v in self.rng.integers(0, a.ndim, 2)})), self.chance(0.5)
        how = f"Reduce.axis({','.join(map(str, axes))}){'.keepdims()' if keep else ''}.splitEvery({self.pick([2, 3, 4])})"
        self.emit(f"{x}.reduction(BlockKit.spread(),DType.FLOAT64,{how})", lambda: np.ptp(a.astype(float), axes, keepdims=keep))

    FAMILIES = ("two number_beside one rounded clipped cast angle reduce reduce reduce reduce cumulative average gradient trace take put choose "
                "numbered grid padded padded compress overlap overlap lopsided rims places mapped lettered gufuncs lines spread").split()


def main(path, count, seed, families):
    raw = open(path, "wb")
    out = gzip.GzipFile("", "wb", 9, raw, mtime=0) if path.endswith(".gz") else raw
    calls = Options(np.random.default_rng(seed), out)
    while calls.count < count:
        getattr(calls, calls.pick(families or Options.FAMILIES))()
    out.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1500, int(sys.argv[3]) if len(sys.argv) > 3 else 1, sys.argv[4:])
