"""Writes calls that are rarely made, and what NumPy answers, for ScriptTest.

Usage: python3 rare_fixture.py OUT[.gz] [CALLS [SEED [FAMILY...]]]   (made with NumPy 1.24)

Lines as in script_fixture.py. Where NumPy 1.24 is known to be wrong, what is meant is computed here: pads that are wider than
the array, and quantiles that leave out NaN.
"""
import gzip
import io
import sys

import numpy as np

from script_fixture import DTYPES, METHODS, Calls, listed

np._set_promotion_state("weak")
NAMED = "bool int8 int16 int32 int64 uint8 float32 float64 complex64 complex128".split()
RULES = ["no", "safe", "same_kind", "unsafe"]


def word(flag):
    return str(bool(flag)).lower()


class Rare(Calls):
    def finite(self, dtype, shape):
        return self.elements(dtype, shape, 0)

    # ---- sets, products, joins, grids

    def unique(self):
        a = self.elements(self.pick(DTYPES), self.shape(0, 1, 1, 2), 0.9)
        if a.dtype.kind == "f" and self.chance(0.5):
            a = np.where(self.rng.random(a.shape) < 0.5, np.nan, a).astype(a.dtype)
        same, k = self.chance(0.3), int(self.rng.integers(4))
        part = ["values", "index", "inverse", "counts"][k]
        if k == 0 and a.dtype.kind in "fc":
            a = a + 0
        if a.dtype.kind == "c" and same and np.isnan(a).any():
            return
        def answer():
            if k == 0:
                return np.unique(a, equal_nan=same)
            if k == 3:
                return np.unique(a, return_counts=True, equal_nan=same)[1]
            return np.ravel(np.unique(a, True, True, equal_nan=same)[k])
        self.emit(f"{self.array(a)}.uniqueAll({word(same)}).{part}()" if k or self.chance(0.5) else f"{self.array(a)}.unique({word(same)})", answer)

    def shared(self):
        a, b = (self.elements(self.pick(DTYPES[:8]), self.shape(0, 1, 2)) for _ in range(2))
        k = int(self.rng.integers(3))
        part = ["values", "index", "otherIndex"][k]
        def answer():
            r = np.intersect1d(a, b, return_indices=True)[k]
            return r + 0.0 if r.dtype.kind == "f" else r  # nobody says which zero stands for both
        self.emit(f"{self.array(a)}.intersect1dAll({self.array(b)}).{part}()", answer)

    def einsum(self):
        letters = "ijk"[:self.pick([1, 2, 3])]
        lengths = {c: self.pick([0, 1, 2, 3]) if self.chance(0.2) else self.pick([1, 2, 3]) for c in letters}
        terms = ["".join(self.pick(list(letters)) for _ in range(self.pick([0, 1, 2, 2]))) for _ in range(self.pick([1, 2, 3]))]
        used = sorted(set("".join(terms)))
        spec = ",".join(terms) + "->" + "".join(c for c in self.rng.permutation(used) if self.chance(0.5))
        arrays = [self.finite(self.pick(NAMED[3:]), tuple(lengths[c] for c in t)) for t in terms]
        dtype, rule = self.pick(NAMED[3:]), self.pick(RULES)
        if rule == "unsafe" and np.dtype(dtype).kind in "iu" and any(a.dtype.kind in "fc" for a in arrays):
            return
        if len(arrays) == 1 and arrays[0].dtype != dtype:
            return  # NumPy answers a view of the other dtype where nothing is added up
        self.emit(f'Array.einsum("{spec}",DType.{dtype.upper()},Casting.{rule.upper()},{",".join(map(self.array, arrays))})',
                  lambda: np.einsum(spec, *arrays, dtype=dtype, casting=rule), True)

    def joined(self):
        name = self.pick(["concatenate", "concatenateFlat", "stack", "hstack", "vstack", "dstack", "columnStack", "append"])
        n = self.pick([1, 2, 2, 3])
        base = self.shape(0, 1, 1, 2, 2, 3)
        arrays = []
        for _ in range(n):
            shape = list(base)
            if name != "stack" and shape and self.chance(0.5):
                shape[int(self.rng.integers(len(shape)))] = self.length()
            if self.chance(0.1):
                shape = list(self.shape(0, 1, 2))
            arrays.append(self.elements(self.pick(DTYPES), tuple(shape)))
        names = ",".join(map(self.array, arrays))
        axis = int(self.rng.integers(-4, 4))
        if name == "concatenate":
            return self.emit(f"Array.concatenate({axis},{names})", lambda: np.concatenate(arrays, axis))
        if name == "stack":
            return self.emit(f"Array.stack({axis},{names})", lambda: np.stack(arrays, axis))
        if name == "concatenateFlat":
            return self.emit(f"Array.concatenateFlat({names})", lambda: np.concatenate(arrays, None))
        if name == "append":
            first, second = arrays[0], arrays[-1]
            if self.chance(0.5):
                return self.emit(f"{self.array(first)}.append({self.array(second)})", lambda: np.append(first, second))
            return self.emit(f"{self.array(first)}.append({self.array(second)},{axis})", lambda: np.append(first, second, axis))
        numpys = "column_stack" if name == "columnStack" else name
        self.emit(f"Array.{name}({names})", lambda: getattr(np, numpys)(arrays))

    def blocks(self):
        rows, columns = self.pick([1, 2, 3]), self.pick([1, 2, 3])
        heights, widths = [self.length() for _ in range(rows)], [self.length() for _ in range(columns)]
        deep, less = self.chance(0.2), self.chance(0.2)
        grid = [[self.elements(self.pick(DTYPES[:8]), ((2,) if deep else ()) + (h, w)) for w in widths] for h in heights]
        if less:
            grid = [[self.finite("int64", self.shape(0, 1)[:1]) for _ in row] for row in grid]
        if self.chance(0.2):
            line = grid[0]
            return self.emit(f"Array.block([{','.join(map(self.array, line))}])", lambda: np.block(line))
        self.emit("Array.block([" + ",".join("[" + ",".join(map(self.array, row)) + "]" for row in grid) + "])", lambda: np.block(grid))

    def grids(self):
        shape, dtype = self.shape(0, 1, 2, 3), self.pick(["int64", "int32", "float64", "uint8"])
        of = f"Shape.of({','.join(map(str, shape))}),Chunks.of({self.pick([1, 2, 5])}),DType.{dtype.upper()}"
        if shape and self.chance(0.6):
            k = int(self.rng.integers(len(shape)))
            return self.emit(f"Array.indicesSparse({of}).get({k})", lambda: np.indices(shape, dtype, True)[k])
        if shape and self.chance(0.5):
            return self.emit(f"Array.indices({of})", lambda: np.indices(shape, dtype))
        axes = [self.finite(self.pick(["int64", "float64"]), self.shape(0, 1, 2)) for _ in range(self.pick([1, 2, 3]))]
        k, xy, sparse = int(self.rng.integers(len(axes))), self.chance(0.5), self.chance(0.5)
        self.emit(f"Array.meshgrid({word(xy)},{word(sparse)},{','.join(map(self.array, axes))}).get({k})",
                  lambda: np.meshgrid(*axes, sparse=sparse, indexing="xy" if xy else "ij")[k])

    # ---- indices of several arrays, masks among them, read and written

    def key(self, shape):
        """Parts of an index, each as NumPy's and as a word."""
        parts, words, left, fancy = [], [], list(shape), self.pick([(), (2,), (3,), (2, 3), (1, 3), (2, 1)])
        trues = self.pick([1, 2])
        if self.chance(0.1):
            parts, words = [None], ["Slice.parse(\"None\").indices().get(0)"]
        while left:
            n = left[0]
            kind = self.rng.random()
            if kind < 0.12:
                break
            if kind < 0.4:
                a, b, step = (None if self.chance(0.4) else int(self.rng.integers(-n - 2, n + 3)) for _ in range(3))
                step = step or None
                text = f"{'' if a is None else a}:{'' if b is None else b}" + ("" if step is None else f":{step}")
                parts.append(slice(a, b, step))
                words.append(f'Slice.parse("{text}").indices().get(0)')
            elif kind < 0.5 and n:
                k = int(self.rng.integers(-n, n + (self.rng.random() < 0.05)))
                parts.append(k)
                words.append(f'Slice.parse("{k}").indices().get(0)')
            elif kind < 0.75 and n:
                stretch = tuple(1 if self.chance(0.15) else m for m in fancy)
                p = self.rng.integers(-n, n, stretch)
                parts.append(p)
                words.append(self.array(p))
            elif kind < 0.9:
                k = self.pick([1, 1, 2]) if len(left) > 1 else 1
                m = np.zeros(tuple(left[:k]), bool)
                if self.chance(0.7) and m.size >= trues:
                    m.ravel()[self.rng.permutation(m.size)[:trues]] = True
                else:
                    m = self.rng.random(m.shape) < 0.5
                if any(isinstance(p, np.ndarray) and (p.dtype == bool or self.chance(0.7)) for p in parts):
                    continue  # nobody knows whether two lazy masks are true equally often
                parts.append(m)
                words.append(self.array(m))
                left = left[k - 1:]
            else:
                parts.append(slice(None))
                words.append("Index.all()")
            left = left[1:]
        if self.chance(0.1):
            parts.append(Ellipsis)
            words.append("Slice.parse(\"...\").indices().get(0)")
        return tuple(parts), ",".join(words)

    def got(self):
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 3, 3, 4))
        key, words = self.key(a.shape)
        if words:
            self.emit(f"{self.array(a)}.get({words})", lambda: a[key])

    def set(self):
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 3, 3))
        key, words = self.key(a.shape)
        if not words or "Slice.of" in words:
            return
        try:
            shape = np.shape(a[key])
        except IndexError:
            return
        fancy = [p for p in key if isinstance(p, np.ndarray) and p.dtype.kind == "i"]
        if fancy:  # positions that come twice are written twice, in an order that nobody promises
            places = np.arange(a.size).reshape(a.shape)[key]
            if len(np.unique(places)) < places.size:
                return
        b = a.copy()
        if self.chance(0.3):
            v = self.pick([0, 1, 7, 100])

            def done():
                b[key] = v
                return b
            return self.emit(f"{self.array(a)}.with(Slice.of({words}),{v})", done)
        shape = tuple(1 if self.chance(0.2) else m for m in shape)
        shape = shape[int(self.rng.integers(0, len(shape) + 1)):] if self.chance(0.3) else shape
        shape = (1,) * self.pick([0, 0, 1, 2]) + shape if self.chance(0.1) else shape
        shape = shape[:-1] + (shape[-1] + 1,) if shape and self.chance(0.04) else shape
        v = self.finite(self.pick(["int8", "bool", "uint8"]) if a.dtype.kind in "iu" else self.pick(["int64", "float64", "complex128", "bool"]), shape)
        if a.dtype.kind not in "fc" and v.dtype.kind == "c" or a.dtype.kind == "u" and (v.astype(int) < 0).any():
            return

        def stored():
            b[key] = v
            return b
        self.emit(f"{self.array(a)}.with(Slice.of({words}),{self.array(v)})", stored)

    # ---- pads of any width

    def padded(self):
        a = self.finite(self.pick(["int64", "float64", "bool", "uint8", "complex128"]), self.shape(1, 1, 2))
        mode = self.pick(["wrap", "reflect", "symmetric", "edge", "constant"])
        widths = [[int(self.rng.integers(0, 40 if self.chance(0.5) else 4)) for _ in range(2)] for _ in a.shape]
        if 0 in a.shape and mode != "constant":
            return

        def places(n, before, behind):
            p = np.arange(-before, n + behind)
            if mode == "wrap":
                return p % n
            if mode == "edge":
                return p.clip(0, n - 1)
            if n == 1 or mode == "symmetric":
                q = p % (2 * n)
                return np.minimum(q, 2 * n - 1 - q)
            q = p % (2 * n - 2)
            return np.minimum(q, 2 * n - 2 - q)
        if mode == "constant":
            return self.emit(f"{self.array(a)}.pad({listed(widths)},Pad.constant(3.0))", lambda: np.pad(a, widths, constant_values=3))
        self.emit(f"{self.array(a)}.pad({listed(widths)},Pad.{mode}())", lambda: a[np.ix_(*[places(n, *w) for n, w in zip(a.shape, widths)])])

    # ---- quantiles of NaN and of nothing

    def quantile(self):
        a = self.elements(self.pick(["float64", "float64", "int64", "uint8"]), self.shape(1, 2, 3), 0)
        if a.dtype.kind == "f" and self.chance(0.7):
            a = np.where(self.rng.random(a.shape) < self.pick([0.1, 0.5, 0.9]), self.pick([np.nan, np.nan, np.inf, -np.inf]), a)
        method, nan, keep = self.pick(METHODS), self.chance(0.5), self.chance(0.3)
        some = tuple(sorted({int(v) for v in self.rng.integers(0, a.ndim, self.pick([1, 2]))}))
        axes = None if self.chance(0.3) else some
        q = [self.pick([0.0, 0.1, 0.25, 0.5, 0.9, 1.0, 0.33]) for _ in range(self.pick([1, 2]))]
        how = ("Reduce.all()" if axes is None else f"Reduce.axis({','.join(map(str, axes))})") + (".keepdims()" if keep else "")

        if not a.size:
            return

        def answer():
            if not nan or not np.isnan(a).any():
                return np.quantile(a, q, axis=axes, method=method, keepdims=keep)
            rest = [k for k in range(a.ndim) if axes is not None and k not in axes]
            lines = np.moveaxis(a, rest, range(len(rest))).reshape([a.shape[k] for k in rest] + [-1])
            out = np.empty((len(q),) + lines.shape[:-1])
            for at in np.ndindex(lines.shape[:-1]):
                line = lines[at][~np.isnan(lines[at])]
                out[(slice(None),) + at] = np.quantile(line, q, method=method) if line.size else np.nan
            return out.reshape((len(q),) + tuple(n if k in rest else 1 for k, n in enumerate(a.shape))) if keep else out
        if np.isinf(a.astype(float)).any() and method not in ("lower", "higher", "nearest", "inverted_cdf", "closest_observation"):
            return
        self.emit(f"{self.array(a)}.{'nan' if nan else ''}quantile({listed(q)},QuantileMethod.{method.upper()},{how})", answer, True)

    def empty(self):
        """Reductions along axes of no elements, and of arrays of none."""
        shape = list(self.shape(1, 2, 3))
        shape[int(self.rng.integers(len(shape)))] = 0
        a = self.elements(self.pick(DTYPES), tuple(shape))
        name = self.pick("sum prod min max mean var std any all nansum nanprod nanmin nanmax nanmean nanvar nanstd argmin argmax ptp median nanmedian "
                         "cumsum cumprod sort argsort flip unique nonzero count_nonzero diff".split())
        axis, keep = self.axis(a.ndim), self.chance(0.3)
        if a.dtype.kind == "c" and name in ("median", "nanmedian") or a.dtype.kind == "b" and name == "ptp":
            return
        n = self.array(a)
        if name in ("cumsum", "cumprod", "sort", "argsort", "flip"):
            return self.emit(f"{n}.{name}({axis})", lambda: getattr(np, name)(a, axis))
        if name == "diff":
            return self.emit(f"{n}.diff(1,{axis})", lambda: np.diff(a, 1, axis))
        if name == "unique":
            return self.emit(f"{n}.unique()", lambda: np.unique(a))
        if name == "nonzero":
            return self.emit(f"{n}.nonzero().get(0)", lambda: np.nonzero(a)[0])
        how = f"Reduce.axis({axis})" + (".keepdims()" if keep else "")
        java = "countNonzero" if name == "count_nonzero" else name
        self.emit(f"{n}.{java}({how})", lambda: getattr(np, name)(a, axis=axis, keepdims=keep) if name != "ptp" else np.ptp(a, axis, keepdims=keep), True)

    # ---- reductions over several axes that begin somewhere and leave elements out

    def reduced(self):
        name = self.pick("sum prod min max mean var std any all count".split())
        shape = self.shape(1, 2, 3, 3)
        dtype = self.pick(DTYPES[:8] if name in ("min", "max") else DTYPES)
        a = self.finite(dtype, shape) if name not in ("min", "max") else self.elements(dtype, shape)
        if name == "count":
            axes = tuple({int(v) for v in self.rng.integers(0, a.ndim, 2)})
            keep = self.chance(0.5)
            return self.emit(f"{self.array(a)}.countNonzero(Reduce.axis({','.join(map(str, axes))}){'.keepdims()' if keep else ''})",
                             lambda: np.count_nonzero(a, axes, keepdims=keep))
        axes = tuple({int(v) for v in self.rng.integers(0, a.ndim, self.pick([1, 2, 3]))})
        axes = tuple(v - a.ndim if self.chance(0.3) else v for v in axes)
        more, how = {"axis": axes}, f"Reduce.axis({','.join(map(str, axes))})"
        if self.chance(0.3):
            more["keepdims"], how = True, how + ".keepdims()"
        if name in ("sum", "prod", "min", "max") and self.chance(0.5) and a.dtype != bool:
            more["initial"] = self.pick([0, 1, 5, 100])
            how += f".initial({more['initial']})"
        if name in ("var", "std"):
            more["ddof"] = self.pick([0, 1, 2])
            how += f".ddof({more['ddof']})"
        if name in ("sum", "prod", "mean") and self.chance(0.3):
            more["dtype"] = self.pick(["float64", "complex128", "float32"] if a.dtype.kind != "c" else ["complex128", "complex64"])
            how += f".dtype(DType.{more['dtype'].upper()})"
        if self.chance(0.6):
            m = self.finite("bool", tuple(1 if self.chance(0.2) else n for n in shape[int(self.rng.integers(0, len(shape))):]))
            more["where"] = m
            how += f".where({self.array(m)})"
        self.emit(f"{self.array(a)}.{name}({how})", lambda: getattr(np, name)(a, **more), name not in ("min", "max", "any", "all"))

    # ---- shapes with nothing in them

    def reshaped(self):
        shape = self.shape(1, 2, 3, 4)
        a = self.finite("int64", shape)
        rest = [n for n in (self.pick([0, 1, 2, 3, a.size or 4]) for _ in range(self.pick([0, 1, 2, 3])))]
        if self.chance(0.3):
            rest.insert(int(self.rng.integers(len(rest) + 1)), -1)
        how = self.pick(["reshape", "reshape", "ravel", "transpose", "squeeze", "broadcast", "tile", "repeat", "F"])
        n = self.array(a)
        if how == "reshape":
            return self.emit(f"{n}.reshape({listed(rest)})", lambda: a.reshape(rest))
        if how == "F":
            return self.emit(f"{n}.reshapeColumnMajor({listed(rest)})", lambda: a.reshape(rest, order="F"))
        if how == "broadcast":
            target = tuple(self.pick([0, 1, 2]) for _ in range(self.pick([0, 1]))) + tuple(self.pick([m, m, 0, 2]) if m == 1 else m for m in shape)
            return self.emit(f"{n}.broadcastTo(Shape.of({','.join(map(str, target))}))", lambda: np.broadcast_to(a, target))
        if how == "tile":
            reps = [self.pick([0, 1, 2, 3]) for _ in range(self.pick([0, 1, 2, 3]))]
            return self.emit(f"{n}.tile({listed(reps)})", lambda: np.tile(a, reps))
        if how == "repeat":
            axis = self.axis(a.ndim)
            times = self.rng.integers(0, 4, a.shape[axis]).tolist()
            return self.emit(f"{n}.repeat({listed(times)},{axis})", lambda: np.repeat(a, times, axis))
        self.emit(f"{n}.{how}()", lambda: getattr(np, how)(a))

    # ---- transforms

    def transform(self):
        name = self.pick("fft ifft rfft irfft fft2 ifft2 rfft2 irfft2 fftn ifftn rfftn irfftn hfft ihfft".split())
        a = self.finite(self.pick(["float64", "int64", "complex128", "bool"]), self.shape(1, 2, 3))
        norm = self.pick(["backward", "ortho", "forward"])
        many = name[-1] in "2n"
        axes = [self.axis(a.ndim) for _ in range(self.pick([1, 2]) if many else 1)]
        more, how = {}, "FftOptions.standard()"
        if many and len({v % a.ndim for v in axes}) < len(axes):
            return
        if self.chance(0.7):
            more["axes" if many else "axis"] = axes if many else axes[0]
            how = f"FftOptions.axes({','.join(map(str, axes))})"
            if self.chance(0.5):
                lengths = [self.pick([1, 2, 3, 4, 5, 8, 0]) if self.chance(0.95) else -1 for _ in axes]
                more["s" if many else "n"] = lengths if many else lengths[0]
                how += f".lengths({','.join(map(str, lengths))})"
        if a.dtype.kind == "c" and name in ("rfft", "rfft2", "rfftn", "ihfft"):
            return
        more["norm"] = norm
        self.emit(f"Fft.{name}({self.array(a)},{how}.norm(FftNorm.{norm.upper()}))", lambda: getattr(np.fft, name)(a, **more), True)

    # ---- matrices that are empty, singular or complex

    def matrix(self):
        n, m = self.pick([0, 1, 2, 3, 4, 6]), self.pick([0, 1, 2, 3, 5])
        dtype = self.pick(["float64", "complex128", "float64", "int64", "float32"])
        square, other = self.finite(dtype, (n, n)), self.finite(dtype, (n, m))
        kind = self.pick(["det", "slogdet", "inv", "solve", "norm", "norm1", "power", "rank", "svdvals", "eigvalsh", "pinv", "cholesky", "cond", "trace", "kron", "multi"])
        if self.chance(0.25) and n > 1:
            square[-1] = square[0]
        s = self.array(square)
        good = n == 0 or np.linalg.cond(square) < 1e6
        if kind == "det":
            self.emit(f"Linalg.det({s})", lambda: np.linalg.det(square) if good else np.zeros((), np.linalg.det(square).dtype), True)
        elif kind == "slogdet" and good:
            self.emit(f"Linalg.slogdet({s}).logabsdet()", lambda: np.linalg.slogdet(square)[1], True)
        elif kind == "inv" and good:
            self.emit(f"Linalg.inv({s})", lambda: np.linalg.inv(square), True)
        elif kind == "solve" and good:
            b = self.finite(self.pick(["float64", "complex128", "int64"]), (n, m) if self.chance(0.5) else (n,))
            self.emit(f"Linalg.solve({s},{self.array(b)})", lambda: np.linalg.solve(square, b), True)
        elif kind == "norm":
            order = self.pick([None, 1, -1, np.inf, -np.inf, "fro"] + ([2, -2, "nuc"] if other.size else []))
            word_ = "" if order is None else f',"{order}"' if isinstance(order, str) else f",{float(order)}"
            keep = self.chance(0.4)
            if order is None:
                self.emit(f"Linalg.norm({self.array(other)},{word(keep)})", lambda: np.linalg.norm(other, keepdims=keep), True)
            else:
                self.emit(f"Linalg.norm({self.array(other)}{word_},[0,1],{word(keep)})", lambda: np.linalg.norm(other, order, (0, 1), keep), True)
        elif kind == "norm1":
            order = self.pick([0, 1, 2, 3, -1, -2, np.inf, -np.inf, 0.5])
            a = self.finite(dtype, self.shape(1, 2, 3))
            axis, keep = self.axis(a.ndim), self.chance(0.4)
            if a.shape[axis] and not (order < 0 and (a == 0).any()):
                self.emit(f"Linalg.norm({self.array(a)},{float(order)},[{axis}],{word(keep)})", lambda: np.linalg.norm(a, order, axis, keep), True)
        elif kind == "power":
            k = self.pick([0, 1, 2, 3, 5, 8] + ([-1, -2] if good else []))
            self.emit(f"Linalg.matrixPower({s},{k})", lambda: np.linalg.matrix_power(square, k), True)
        elif kind == "rank" and other.size:
            self.emit(f"Linalg.matrixRank({self.array(other)})", lambda: np.linalg.matrix_rank(other), True)
        elif kind == "svdvals":
            self.emit(f"Linalg.svdvals({self.array(other)})", lambda: np.linalg.svd(other, compute_uv=False), True)
        elif kind == "eigvalsh":
            h = square + square.conj().T
            self.emit(f"Linalg.eigvalsh({self.array(h)})", lambda: np.linalg.eigvalsh(h), True)
        elif kind == "pinv" and other.size and np.linalg.cond(other) < 1e6:
            self.emit(f"Linalg.pinv({self.array(other)})", lambda: np.linalg.pinv(other), True)
        elif kind == "cholesky" and good:
            h = square @ square.conj().T
            self.emit(f"Linalg.cholesky({self.array(h)})", lambda: np.linalg.cholesky(h), True)
        elif kind == "cond" and n and good and dtype != "float32":
            order = self.pick([2, -2, 1, -1, np.inf, -np.inf])
            if dtype != "complex128" or abs(order) == 2:
                self.emit(f"Linalg.cond({s},{float(order)})", lambda: np.linalg.cond(square, order).real, True)
        elif kind == "kron":
            self.emit(f"{s}.kron({self.array(other)})", lambda: np.kron(square, other), True)
        elif kind == "multi":
            b = self.finite(dtype, (m, self.pick([1, 2, 3])))
            self.emit(f"Linalg.multiDot([{s},{self.array(other)},{self.array(b)}])", lambda: np.linalg.multi_dot([square, other, b]), True)

    def products(self):
        name = self.pick(["dot", "matmul", "vdot", "inner", "outer", "tensordot"])
        dtypes = [self.pick(DTYPES) for _ in range(2)]
        n = self.length()
        left = self.shape(0, 1, 2)
        a = self.finite(dtypes[0], left + (n,) if self.chance(0.9) else self.shape(0, 1, 2))
        b = self.finite(dtypes[1], (n,) + self.shape(0, 1) if self.chance(0.5) else self.shape(0, 1) + (n,) + ((2,) if self.chance(0.5) else ()))
        x, y = self.array(a), self.array(b)
        if name == "tensordot":
            k = self.pick([0, 1, 2])
            return self.emit(f"{x}.tensordot({y},{k})", lambda: np.tensordot(a, b, k), True)
        self.emit(f"{x}.{name}({y})", lambda: getattr(np, name)(a, b), True)

    # ---- odds and ends

    def odd(self):
        kind = self.pick(["linspace", "logspace", "arange", "tri", "diag", "window", "trapz", "interp", "correlate", "gcd", "bins", "unwrap", "ediff", "convolve",
                          "rot", "roll", "split", "lexsort", "insert", "delete", "resize", "around", "nan_to_num", "isclose", "geomspace", "vander", "packed"])
        getattr(self, "odd_" + kind, lambda: None)()

    def odd_linspace(self):
        a, b = (self.pick([0, 1, -3, 2.5, 10, 0.1, 1e10]) for _ in range(2))
        n, end = self.pick([0, 1, 2, 3, 7, 50]), self.chance(0.5)
        d = self.pick(["float64", "int64", "float32", "complex128"])
        self.emit(f"Array.linspace({float(a)},{float(b)},{n},{word(end)},Chunks.of(3),DType.{d.upper()})", lambda: np.linspace(a, b, n, end, dtype=d), True)

    def odd_geomspace(self):
        a, b = self.pick([1, 2, 0.5, 100]), self.pick([3, 1000, 0.25, 1])
        s, n, end = self.pick([1, -1]), self.pick([0, 1, 2, 5, 9]), self.chance(0.6)
        self.emit(f"Array.geomspace({float(s * a)},{float(s * b)},{n},{word(end)},Chunks.of(2),DType.FLOAT64)", lambda: np.geomspace(s * a, s * b, n, end), True)

    def odd_arange(self):
        a, b, s = (float(self.pick([0, 1, -1, 2.5, 10, 0.1, -7])) for _ in range(3))
        if s and abs((b - a) / s) < 100:
            self.emit(f"Array.arange({a},{b},{s},Chunks.of(3))", lambda: np.arange(a, b, s))
        i, j, k = (int(self.rng.integers(-9, 10)) for _ in range(3))
        d = self.pick(["int8", "int32", "float32", "float64", "complex64"])
        if s and abs((b - a) / s) < 100 and abs(a + s) < 100:
            self.emit(f"Array.arange({a},{b},{s},Chunks.of(3),DType.{d.upper()})", lambda: np.arange(a, b, s, d), True)
        if k:
            self.emit(f"Array.arange({i},{j},{k},Chunks.of(2),DType.{d.upper()})", lambda: np.arange(i, j, k, d))

    def odd_tri(self):
        a, k = self.elements(self.pick(DTYPES), self.shape(1, 2, 3)), int(self.rng.integers(-4, 5))
        f = self.pick(["tril", "triu"])
        self.emit(f"Array.{f}({self.array(a)},{k})", lambda: getattr(np, f)(a, k))

    def odd_diag(self):
        a, k = self.elements(self.pick(DTYPES), self.shape(0, 1, 2, 3)), int(self.rng.integers(-4, 5))
        f = self.pick(["diag", "diagflat"])
        self.emit(f"Array.{f}({self.array(a)},{k})", lambda: getattr(np, f)(a, k))

    def odd_window(self):
        f, n = self.pick(["bartlett", "hanning", "hamming", "blackman"]), self.pick([0, 1, 2, 3, 8, 13])
        self.emit(f"Array.{f}({n})", lambda: getattr(np, f)(n), True)

    def odd_interp(self):
        x = np.unique(self.finite("float64", (self.pick([1, 2, 5]),)))
        v, at = self.elements(self.pick(["float64", "complex128"]), x.shape, 0), self.elements("float64", self.shape(0, 1, 2))
        ends = [self.pick([None, -1.0, 9.5]) for _ in range(2)]
        words = ",".join("null" if e is None else str(e) for e in ends)
        self.emit(f"{self.array(at)}.interp({self.array(x)},{self.array(v)},{words})", lambda: np.interp(at, x, v, *ends), True)

    def odd_correlate(self):
        a, b = (self.pick([self.finite, self.elements])(self.pick(["int64", "float64", "float32", "bool"]), (self.pick([0, 1, 2, 3, 7]),)) for _ in range(2))
        if self.chance(0.3):
            a, b = (self.finite("complex128", (self.pick([0, 1, 2, 3, 7]),)) for _ in range(2))
        mode = self.pick(["full", "same", "valid"])
        self.emit(f"{self.array(a)}.correlate({self.array(b)},Convolution.{mode.upper()})", lambda: np.correlate(a, b, mode), True)

    def odd_convolve(self):
        a, b = (self.pick([self.finite, self.elements])(self.pick(["int64", "float64", "float32"]), self.pick([(), (1,), (0,), (2,), (3,), (7,)])) for _ in range(2))
        if self.chance(0.3):
            a, b = (self.finite("complex128", (self.pick([0, 1, 2, 3, 7]),)) for _ in range(2))
        mode = self.pick(["full", "same", "valid"])
        self.emit(f"{self.array(a)}.convolve({self.array(b)},Convolution.{mode.upper()})", lambda: np.convolve(a, b, mode), True)

    def odd_unwrap(self):
        a = self.finite(self.pick(["float64", "float32"]), self.shape(1, 2)) * 5
        axis, period = self.axis(a.ndim), self.pick([1.0, 2.0, 6.283185307179586])
        self.emit(f"{self.array(a)}.unwrap({period},{axis})", lambda: np.unwrap(a, axis=axis, period=period), True)

    def odd_ediff(self):
        a = self.finite(self.pick(["int64", "float64"]), self.shape(0, 1, 2))
        b, c = (self.finite("int64", (self.pick([0, 1, 2]),)) for _ in range(2))
        self.emit(f"{self.array(a)}.ediff1d({self.array(b)},{self.array(c)})", lambda: np.ediff1d(a, c, b))

    def odd_roll(self):
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 3))
        axes = [self.axis(a.ndim) for _ in range(self.pick([1, 2, 3]))]
        shifts = [int(self.rng.integers(-20, 20)) for _ in axes]
        self.emit(f"{self.array(a)}.roll({listed(shifts)},{listed(axes)})", lambda: np.roll(a, shifts, axes))

    def odd_split(self):
        a, parts = self.elements(self.pick(DTYPES), self.shape(1, 2, 3)), self.pick([1, 2, 3, 5])
        axis = self.axis(a.ndim)
        if self.chance(0.5):
            k = int(self.rng.integers(parts))
            return self.emit(f"{self.array(a)}.arraySplit({parts},{axis}).get({k})", lambda: np.array_split(a, parts, axis)[k])
        at = [int(v) for v in self.rng.integers(-3, 9, self.pick([0, 1, 2]))]
        k = int(self.rng.integers(len(at) + 1))
        self.emit(f"{self.array(a)}.split({listed(at)},{axis}).get({k})", lambda: np.split(a, at, axis)[k])

    def odd_lexsort(self):
        shape = self.pick([(self.length(),), self.shape(1, 2, 3)])
        keys = [self.finite(self.pick(["int64", "float64", "bool"]), shape) for _ in range(self.pick([1, 2, 3]))]
        self.emit(f"Array.lexsort({','.join(map(self.array, keys))})", lambda: np.lexsort(keys))

    def odd_insert(self):
        a = self.elements(self.pick(["int64", "float64"]), self.shape(1, 2, 3), 0)
        axis = self.axis(a.ndim)
        n = a.shape[axis]
        at = [int(v) for v in self.rng.integers(-n, n + 1, self.pick([1, 2, 3]))]
        shape = list(a.shape)
        shape[axis] = len(at) if self.chance(0.5) else 1
        v = self.finite("int64", tuple(shape) if self.chance(0.5) else ())
        if len(at) == 1:
            if v.ndim and self.chance(0.5):
                return self.emit(f"{self.array(a)}.insert({at[0]},{self.array(v)},{axis})", lambda: np.insert(a, at[0], v, axis))
        self.emit(f"{self.array(a)}.insert(Index.of({listed(at)}),{self.array(v)},{axis})", lambda: np.insert(a, at, v, axis))

    def odd_delete(self):
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 3))
        axis = self.axis(a.ndim)
        n = a.shape[axis]
        at = [int(v) for v in self.rng.integers(-n, n + self.chance(0.05), self.pick([0, 1, 2, 4]))] if n else []
        self.emit(f"{self.array(a)}.delete(Index.of({listed(at)}),{axis})", lambda: np.delete(a, np.array(at, int), axis))

    def odd_resize(self):
        a, shape = self.elements(self.pick(DTYPES), self.shape(0, 1, 2)), self.shape(0, 1, 2)
        self.emit(f"{self.array(a)}.resize({listed(shape)})", lambda: np.resize(a, shape))

    def odd_nan_to_num(self):
        a = self.elements(self.pick(["float64", "float32", "complex128", "int64"]), self.shape(1, 2), 1)
        v = [self.pick([0.0, -1.5, 7.0, np.nan]) for _ in range(3)]
        self.emit(f"{self.array(a)}.nanToNum({','.join(map(str, v))})", lambda: np.nan_to_num(a, True, *v))

    def odd_isclose(self):
        shape = self.shape(1, 2)
        d = self.pick(["float64", "float32", "int64", "bool"])
        a, b = self.elements(d, shape), self.elements(self.pick(["float64", "int64", d]), shape)
        r, t, nan = self.pick([0.0, 1e-5, 0.5]), self.pick([0.0, 1e-8, 0.3]), self.chance(0.5)
        self.emit(f"{self.array(a)}.isclose({self.array(b)},{r!r},{t!r},{word(nan)})", lambda: np.isclose(a, b, r, t, nan))

    FAMILIES = ["unique", "shared", "einsum", "joined", "joined", "blocks", "grids", "got", "got", "set", "set", "padded", "quantile", "empty", "reduced", "reduced",
                "reshaped", "transform", "matrix", "matrix", "products", "odd", "odd"]


def main(path, count, seed, families):
    out = io.BytesIO()
    calls = Rare(np.random.default_rng(seed), out)
    while calls.count < count:
        getattr(calls, calls.pick(families or Rare.FAMILIES))()
    with open(path, "wb") as file:
        file.write(gzip.compress(out.getvalue(), 9, mtime=0) if path.endswith(".gz") else out.getvalue())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2500, int(sys.argv[3]) if len(sys.argv) > 3 else 1, sys.argv[4:])
