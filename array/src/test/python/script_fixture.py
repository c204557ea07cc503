"""Writes calls as users of Bask write them and what NumPy answers, for ScriptTest.

Usage: python3 script_fixture.py OUT[.gz] [CALLS [SEED [FAMILY...]]]   (made with NumPy 1.24)

A line is an array (name and elements) or a call and its answer: "=" or, where it may be off by rounding, "=~" ("=~~" in
single precision), or ERROR where NumPy refuses it.
"""
import gzip
import re
import sys

import numpy as np

from recorded import text

DTYPES = "bool int8 int16 int32 int64 uint8 float32 float64 complex64 complex128".split()
FLOATS = ["float32", "float64"]
PADS = {"edge": "Pad.edge()", "wrap": "Pad.wrap()", "reflect": "Pad.reflect()", "symmetric": "Pad.symmetric()",
        "maximum": "Pad.maximum()", "minimum": "Pad.minimum()", "mean": "Pad.mean()", "median": "Pad.median()"}
METHODS = ("linear lower higher nearest midpoint inverted_cdf averaged_inverted_cdf closest_observation "
           "interpolated_inverted_cdf hazen weibull median_unbiased normal_unbiased").split()


def listed(values):
    return "[" + ",".join(listed(v) if isinstance(v, (list, tuple, np.ndarray)) else str(v) for v in values) + "]"


def words(index):
    """An index as arguments."""
    parts = re.findall(r"\[[^]]*\]|[^,\[\] ]+", index)
    return ",".join(f"Index.of({p})" if p[0] == "[" else f'Slice.parse("{p}").indices().get(0)' for p in parts)


class Calls:
    def __init__(self, rng, out):
        self.rng, self.out, self.count, self.names = rng, out, 0, 0

    def pick(self, options):
        return options[int(self.rng.integers(len(options)))]

    def chance(self, p):
        return self.rng.random() < p

    def axis(self, n):
        return int(self.rng.integers(-n, n)) if n else 0

    def length(self):
        return self.pick([0, 1, 1, 2, 3, 4, 5, 7])

    def shape(self, *ndims):
        return tuple(self.length() for _ in range(self.pick(ndims or (0, 1, 1, 2, 2, 3))))

    def elements(self, dtype, shape, odd=0.3):
        n = int(np.prod(shape, dtype=int))
        if dtype == "bool":
            a = self.rng.random(n) < 0.5
        elif dtype == "uint8":
            a = self.rng.integers(0, 256, n) if self.chance(0.3) else self.rng.integers(0, 5, n)
        elif np.dtype(dtype).kind == "i":
            a = self.rng.integers(-120, 120, n) if self.chance(0.3) else self.rng.integers(-4, 5, n)
        elif np.dtype(dtype).kind == "c":
            part = "float32" if dtype == "complex64" else "float64"
            a = self.elements(part, (n,), odd) + 1j * self.elements(part, (n,), odd)
        else:
            a = self.rng.integers(-12, 13, n) / 4
            if self.chance(odd):
                special = np.array([np.nan, np.inf, -np.inf, -0.0, 0.0])
                a = np.where(self.rng.random(n) < 0.2, special[self.rng.integers(0, 5, n)], a)
        return np.asarray(a).astype(dtype).reshape(shape)

    def array(self, a):
        self.names += 1
        name = f"a{self.names}"
        self.out.write(f"array\t{name}\t{text(a)}\n".encode())
        return name

    def emit(self, call, answer, rough=False):
        """Writes a call and what a function answers; float16 and the wide unsigned types are none of Bask's."""
        try:
            a = np.asarray(answer())
            if a.dtype == np.float16 or a.dtype.name in ("uint16", "uint32"):
                return
            if a.dtype == np.uint64:
                a = a.astype("int64")
            if a.dtype == object:
                return
            mark = "=" if not rough or a.dtype.kind in "biu" else "=~~" if a.dtype.name in ("float32", "complex64") else "=~"
            self.out.write(f"{call}\t{mark} {text(a)}\n".encode())
        except (ValueError, IndexError, TypeError, np.linalg.LinAlgError, ZeroDivisionError, OverflowError, RuntimeError):
            self.out.write(f"{call}\tERROR\n".encode())
        self.count += 1

    # ---- families

    def pads(self):
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 2, 3), 0.1)
        n = a.ndim
        mode = self.pick(list(PADS) + ["constant", "linear_ramp", "reflect_odd", "symmetric_odd", "some"])
        widths = [[int(self.rng.integers(0, 9 if self.chance(0.3) else 4)) for _ in range(2)] for _ in range(n)]
        if mode.split("_")[0] in ("wrap", "reflect", "symmetric") and any(w > m - 1 for p, m in zip(widths, a.shape) for w in p) and a.size:
            return  # NumPy 1.24 repeats the array wrongly
        if mode == "median" and a.dtype.kind == "c" or a.dtype == bool and mode in ("linear_ramp", "reflect_odd", "symmetric_odd"):
            return
        if a.dtype.kind == "c" and mode in ("maximum", "minimum", "some"):
            return
        name = self.array(a)
        more, how = {}, PADS.get(mode)
        if mode == "constant":
            v = self.pick([0, 1, 2, 3])
            more, how = {"constant_values": v}, f"Pad.constant({v}.0)"
        elif mode == "linear_ramp":
            v = self.pick([0, 1, 2, 3])
            more, how = {"end_values": v}, f"Pad.linearRamp({v}.0)"
        elif mode.endswith("_odd"):
            mode = mode[:-4]
            more, how = {"reflect_type": "odd"}, f"Pad.{mode}Odd()"
        elif mode == "some":
            mode, k = self.pick(["maximum", "minimum", "mean"]), int(self.rng.integers(1, 4))
            more, how = {"stat_length": k}, f"Pad.{mode}({k})"
        exact = mode not in ("mean", "linear_ramp", "median") and a.dtype.kind != "c"
        if mode in ("mean", "linear_ramp") and a.dtype.kind in "iub":
            return self.emit(f"{name}.pad({listed(widths)},{how})", lambda: np.pad(a, widths, mode, **more))
        self.emit(f"{name}.pad({listed(widths)},{how})", lambda: np.pad(a, widths, mode, **more), not exact)

    def part(self, n, advanced):
        kind = self.rng.random()
        if kind < 0.3:
            return f"{self.bound(n)}:{self.bound(n)}{self.pick(['', '', ':2', ':-1', ':-2', ':3'])}"
        if kind < 0.5 and n:
            return str(int(self.rng.integers(-n, n)))
        if kind < 0.9 and n:
            shape = advanced
            values = self.rng.integers(-n, n, shape)
            return listed(values.tolist()) if np.ndim(values) else str(int(values))
        return ":"

    def bound(self, n):
        return "" if self.chance(0.4) else str(int(self.rng.integers(-n - 2, n + 3)))

    def index(self, shape):
        """An index of slices, numbers, None, dots and lists of positions that fit each other."""
        k = self.pick([1, 2, 3])
        parts = [self.part(n, self.pick([(k,), (k,), (1,)])) for n in shape]
        if self.chance(0.2) and parts:
            parts = parts[: int(self.rng.integers(0, len(parts) + 1))]
        if self.chance(0.2):
            parts.insert(int(self.rng.integers(0, len(parts) + 1)), "None")
        if self.chance(0.15) and not (len(parts) > len(shape)):
            drop = int(self.rng.integers(0, len(parts) + 1))
            parts = parts[:drop] + ["..."] if drop == len(parts) else parts[:drop] + ["..."] + parts[drop + 1:]
        return ", ".join(parts) or "..."

    def gets(self):
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 3, 3, 4))
        index = self.index(a.shape)
        self.emit(f'{self.array(a)}.get({words(index)})', lambda: eval(f"a[{index},]", {"a": a}))

    def sets(self):
        a = self.elements(self.pick(["int32", "int64", "float64", "float32", "complex128"]), self.shape(1, 2, 3, 3))
        index = self.index(a.shape)
        name = self.array(a)
        if self.chance(0.4):
            b = a.copy()

            def done():
                exec(f"b[{index},] = 3", {"b": b})
                return b
            return self.emit(f'{name}.with(Slice.of({words(index)}),3)', done)
        try:
            part = eval(f"a[{index},]")
        except IndexError:
            return
        if np.ndim(part) == 0:
            return
        shape = tuple(1 if self.chance(0.2) else m for m in part.shape)
        shape = shape[int(self.rng.integers(0, len(shape) + 1)):] if self.chance(0.3) else shape
        if self.chance(0.04) and shape:
            shape = shape[:-1] + (shape[-1] + 2,)
        v = self.elements(self.pick(["int64", "float64"]) if a.dtype.kind in "fc" else "int32", shape, 0)
        c = a.copy()

        def stored():
            exec(f"c[{index},] = v", {"c": c, "v": v})
            return c
        self.emit(f'{name}.with(Slice.of({words(index)}),{self.array(v)})', stored)

    def masks(self):
        """Boolean arrays in an index, alone and with others."""
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 3))
        k = int(self.rng.integers(1, a.ndim + 1))
        start = int(self.rng.integers(0, a.ndim - k + 1))
        m = self.elements("bool", a.shape[start:start + k])
        key = (slice(None),) * start + (m,)
        name, mask = self.array(a), self.array(m)
        all_ = ",".join(["Index.all()"] * start + [mask])
        if self.chance(0.5):
            self.emit(f"{name}.get([{all_}])" if False else f"{name}.get({all_})", lambda: a[key])
        else:
            b = a.copy()

            def done():
                b[key] = 1
                return b
            if start == 0 and k == a.ndim:
                self.emit(f"{name}.with({mask},1)", done)

    def einsums(self):
        letters = "ijkl"[: self.pick([1, 2, 3, 3, 4])]
        lengths = {c: self.pick([1, 2, 3, 4]) for c in letters}
        terms = ["".join(self.pick(list(letters)) for _ in range(self.pick([1, 2, 2, 3]))) for _ in range(self.pick([1, 2, 2, 3]))]
        dots = self.chance(0.2)
        used = sorted(set("".join(terms)))
        out = "".join(c for c in self.rng.permutation(used) if self.chance(0.6))
        arrays = []
        for k, t in enumerate(terms):
            s = tuple(lengths[c] for c in t)
            arrays.append(self.elements(self.pick(["int64", "float64", "float32", "complex128", "int32", "bool"] if self.chance(.3) else ["float64", "int64"]),
                                        ((self.pick([1, 2]),) if dots else ()) + s, 0))
        if dots:
            terms = ["..." + t for t in terms]
        spec = ",".join(terms) + ("->" + ("..." if dots else "") + out if self.chance(0.8) else "")
        names = ",".join(self.array(x) for x in arrays)
        self.emit(f'Array.einsum("{spec}",{names})', lambda: np.einsum(spec, *arrays), True)

    def uniques(self):
        dtype = self.pick(DTYPES)
        a = self.elements(dtype, self.shape(0, 1, 2, 3))
        if dtype.startswith("complex") and np.isnan(a).any():
            return
        axis = None if a.ndim == 0 or self.chance(0.4) else self.axis(a.ndim)
        if axis is not None and a.dtype.kind in "fc" and (np.isnan(a).any() or (a == 0).any() and np.signbit(a.real).any()):
            return
        part = self.pick(["values", "index", "inverse", "counts"])
        name = self.array(a)
        arg = "" if axis is None else str(axis)
        k = ["values", "index", "inverse", "counts"].index(part)
        if axis is not None and not a.size:
            return
        if (a == 0).any() and a.dtype.kind in "fc" and k == 0:
            a = a + 0  # keeps -0.0: compared as numbers
        self.emit(f"{name}.uniqueAll({arg}).{part}()",
                  lambda: np.unique(a, True, True, True, axis=axis)[k] if part != "inverse" else np.unique(a, True, True, True, axis=axis)[k].ravel())

    def quantiles(self):
        dtype = self.pick(["bool", "int8", "int16", "int32", "int64", "uint8", "float32", "float64", "float64"])
        a = self.elements(dtype, self.shape(1, 1, 2, 3), 0.2)
        if dtype == "bool" or not a.size:
            return
        method = self.pick(METHODS)
        axes = None if self.chance(0.3) else self.axis(a.ndim)
        keep = self.chance(0.3)
        q = [self.pick([0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0, 0.33]) for _ in range(self.pick([1, 1, 2, 3]))]
        if self.chance(0.03):
            q[0] = self.pick([-0.1, 1.1])
        nan = self.chance(0.3)
        how = ("Reduce.all()" if axes is None else f"Reduce.axis({axes})") + (".keepdims()" if keep else "")
        qs, qn = (listed([float(v) for v in q]), q) if len(q) > 1 or self.chance(0.5) else (repr(float(q[0])), q[0])
        f = np.nanquantile if nan else np.quantile
        wide = a.astype("float64") if dtype == "int8" else a

        def answer():
            r = np.asarray(f(wide, qn, axis=axes, method=method, keepdims=keep))
            return r.astype("int8") if dtype == "int8" and np.asarray(f(a, qn, axis=axes, method=method)).dtype == np.int8 else r
        if nan and a.dtype.kind == "f" and np.isnan(a).any() and method not in ("linear", "lower", "higher", "nearest", "midpoint"):
            return  # NumPy 1.24 fails at the last element
        if dtype == "float32" and method not in ("lower", "higher", "nearest", "inverted_cdf", "closest_observation"):
            return
        self.emit(f"{self.array(a)}.{'nan' if nan else ''}quantile({qs},QuantileMethod.{method.upper()},{how})", answer, True)

    def histograms(self):
        dims = self.pick([1, 2, 3])
        n = self.length()
        a = self.elements(self.pick(["float64", "float32", "int64", "uint8", "int8"]), (n, dims), 0)
        bins, words = [], []
        for _ in range(dims):
            if self.chance(0.5):
                k = int(self.rng.integers(1, 6))
                bins.append(k)
                words.append((k, None))
            else:
                e = sorted({float(v) for v in self.rng.integers(-12, 13, int(self.rng.integers(2, 6))) / 2})
                if len(e) < 2:
                    return
                bins.append(np.array(e))
                words.append((None, e))
        ranges = [None if w[0] is None or self.chance(0.4) else (float(self.rng.integers(-5, 0)), float(self.rng.integers(1, 9))) for w in words]
        density = self.chance(0.3)
        w = self.elements("float64", (n,), 0) if self.chance(0.3) else None
        terms = []
        wn = None if w is None else self.array(w)
        for (k, e), r in zip(words, ranges):
            t = f"Bins.count({k})" if e is None else f"Bins.edges({listed(e)})"
            if r:
                t += f".range({r[0]},{r[1]})"
            terms.append(t)
        terms[0] += (f".weights({wn})" if wn else "") + (".density()" if density else "")
        part = self.pick(["counts()", "edges().get(0)"])

        def answer():
            h, e = np.histogramdd(a, bins=bins, range=ranges, density=density, weights=w)
            return h if part == "counts()" else e[0]
        self.emit(f"{self.array(a)}.histogramdd({','.join(terms)}).{part}", answer, True)

    def histogram1(self):
        a = self.elements(self.pick(["float64", "float32", "int64", "uint8", "int8", "bool"]), self.shape(0, 1, 2), 0.1)
        k = int(self.rng.integers(1, 9))
        e = sorted(float(v) for v in self.rng.integers(-12, 13, int(self.rng.integers(2, 7))) / 2)
        use = self.chance(0.5)
        r = (float(self.rng.integers(-5, 0)), float(self.rng.integers(1, 9))) if self.chance(0.4) and not use else None
        term = f"Bins.edges({listed(e)})" if use else f"Bins.count({k})"
        term += f".range({r[0]},{r[1]})" if r else ""
        density = self.chance(0.3)
        term += ".density()" if density else ""
        part = self.pick(["counts()", "edges().get(0)"])
        if a.dtype == bool or a.dtype == np.float32 and density:
            return
        self.emit(f"{self.array(a)}.histogram({term}).{part}",
                  lambda: np.histogram(a, bins=e if use else k, range=r, density=density)[0 if part == "counts()" else 1], True)

    def reshapes(self):
        a = self.elements("int64", self.shape(1, 2, 3, 4), 0)
        rest, shape = a.size, []
        while rest > 1 and len(shape) < 4:
            shape.append(int(self.pick([d for d in range(1, rest + 1) if rest % d == 0])))
            rest //= shape[-1]
        shape += [rest]
        if self.chance(0.4):
            shape[int(self.rng.integers(len(shape)))] = -1
        if self.chance(0.05):
            shape[0] += 1
        name = self.array(a)
        limit = self.pick(["", "Rechunking.standard().limit(64),"])
        self.emit(f"{name}.reshape({limit}{listed(shape)})", lambda: a.reshape(shape))

    def shuffles(self):
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 3))
        axis = self.axis(a.ndim)
        n = a.shape[axis]
        if not n:
            return
        order = [int(v) for v in self.rng.permutation(n)]
        groups, at = [], 0
        while at < n:
            k = int(self.rng.integers(1, n + 1))
            groups.append(order[at:at + k])
            at += k
        self.emit(f"{self.array(a)}.shuffle({listed(groups)},{axis})", lambda: np.take(a, order, axis))

    def alongs(self):
        a = self.elements(self.pick(DTYPES), self.shape(1, 2, 3))
        axis = self.axis(a.ndim)
        name = self.array(a)
        kind = self.pick(["sort", "argsort", "takealong", "putalong", "topk", "argmax", "partition", "repeat", "insert", "delete",
                          "diff", "roll", "rot", "trace", "diagonal", "gradient", "cov", "corrcoef", "average", "tensordot", "kron",
                          "searchsorted", "digitize", "bincount", "isin", "sets", "choose", "unravel", "interp", "trapz", "compress",
                          "median", "cumsum", "ptp", "swap", "nan", "vander", "fill"])
        return getattr(self, "along_" + kind)(a, axis, name)

    def plain(self, a):
        return a.dtype.kind in "biuf"

    def along_sort(self, a, axis, name):
        if a.dtype.kind == "c" and not np.isfinite(a).all():
            return
        self.emit(f"{name}.sort({axis})", lambda: np.sort(a, axis, kind="stable"))

    def along_argsort(self, a, axis, name):
        if a.dtype.kind == "c" and not np.isfinite(a).all():
            return
        self.emit(f"{name}.argsort({axis})", lambda: np.argsort(a, axis, kind="stable"))

    def positions(self, a, axis):
        n = a.shape[axis]
        shape = list(a.shape)
        shape[axis] = int(self.rng.integers(0, 4))
        if n == 0:
            return None
        p = self.rng.integers(-n, n, shape)
        return p.astype(self.pick(["int64", "int8", "int32"]))

    def along_takealong(self, a, axis, name):
        p = self.positions(a, axis)
        if p is not None:
            self.emit(f"{name}.takeAlongAxis({self.array(p)},{axis})", lambda: np.take_along_axis(a, p, axis))

    def along_putalong(self, a, axis, name):
        p = self.positions(a, axis)
        if p is None or a.dtype.kind not in "f":
            return
        p = p[tuple(slice(0, 1) if k == axis % a.ndim else slice(None) for k in range(a.ndim))]
        b = a.copy()
        v = self.elements("int64", p.shape if self.chance(0.6) else (1,), 0)

        def done():
            np.put_along_axis(b, p, v, axis)
            return b
        self.emit(f"{name}.putAlongAxis({self.array(p)},{self.array(v)},{axis})", done)

    def along_topk(self, a, axis, name):
        if not self.plain(a) or np.isnan(a.astype(float)).any() or a.dtype == bool:
            return
        k = self.pick([1, 2, -1, -2, 9])
        s = np.sort(a, axis)
        self.emit(f"{name}.topk({k},{axis})", lambda: np.flip(s, axis).take(range(min(k, a.shape[axis])), axis) if k > 0
                  else s.take(range(min(-k, a.shape[axis])), axis))

    def along_argmax(self, a, axis, name):
        kind = self.pick(["argmax", "argmin"])
        if a.dtype.kind == "c":
            return
        keep = self.chance(0.3)
        self.emit(f"{name}.{kind}(Reduce.axis({axis}){'.keepdims()' if keep else ''})", lambda: getattr(np, kind)(a, axis, keepdims=keep))

    def along_partition(self, a, axis, name):
        if not self.plain(a) or not a.shape[axis]:
            return
        k = int(self.rng.integers(-a.shape[axis], a.shape[axis]))
        s = np.sort(a, axis)
        self.emit(f'{name}.partition({axis},{k}).take(Index.of([{k}]),{axis})', lambda: s.take([k], axis))

    def along_repeat(self, a, axis, name):
        times = [int(v) for v in self.rng.integers(0, 4, a.shape[axis])]
        if self.chance(0.3):
            return self.emit(f"{name}.repeat({len(times)},{axis})", lambda: np.repeat(a, len(times), axis))
        self.emit(f"{name}.repeat({listed(times)},{axis})", lambda: np.repeat(a, times, axis))

    def along_insert(self, a, axis, name):
        n = a.shape[axis]
        v = self.elements("int32" if a.dtype.kind in "iu" else "bool" if a.dtype == bool else "float32", (1,), 0)
        p = int(self.rng.integers(-n, n + 1))
        if self.chance(0.5):
            return self.emit(f"{name}.insert({p},{self.array(v.reshape(()))},{axis})", lambda: np.insert(a, p, v.reshape(()), axis))
        ps = [int(x) for x in self.rng.integers(-n, n + 1, self.pick([1, 2, 3]))]
        self.emit(f"{name}.insert(Index.of({listed(ps)}),{self.array(v)},{axis})", lambda: np.insert(a, ps, v, axis))

    def along_delete(self, a, axis, name):
        n = a.shape[axis]
        ps = [int(x) for x in self.rng.integers(-n - (self.chance(0.05)), n + (self.chance(0.05)) or 1, self.pick([0, 1, 2, 3]))]
        self.emit(f"{name}.delete(Index.of({listed(ps)}),{axis})", lambda: np.delete(a, np.array(ps, int), axis))

    def along_diff(self, a, axis, name):
        n = int(self.rng.integers(0, 4))
        if a.dtype == np.uint8:
            return
        self.emit(f"{name}.diff({n},{axis})", lambda: np.diff(a, n, axis))

    def along_roll(self, a, axis, name):
        k = int(self.rng.integers(-9, 10))
        self.emit(f"{name}.roll({k},[{axis}])", lambda: np.roll(a, k, axis))

    def along_rot(self, a, axis, name):
        k, other = int(self.rng.integers(-5, 6)), self.axis(a.ndim)
        self.emit(f"{name}.rot90({k},{axis},{other})", lambda: np.rot90(a, k, (axis, other)))

    def along_trace(self, a, axis, name):
        k, other = int(self.rng.integers(-3, 4)), self.axis(a.ndim)
        self.emit(f"{name}.trace({k},{axis},{other})", lambda: np.trace(a, k, axis, other), True)

    def along_diagonal(self, a, axis, name):
        k, other = int(self.rng.integers(-3, 4)), self.axis(a.ndim)
        self.emit(f"{name}.diagonal({k},{axis},{other})", lambda: np.diagonal(a, k, axis, other))

    def along_gradient(self, a, axis, name):
        order = self.pick([1, 2])
        if a.dtype.kind not in "fi" or a.dtype == np.int8 or a.dtype == np.int16:
            return
        self.emit(f"{name}.gradient({axis},0.5,{order})", lambda: np.gradient(a, 0.5, axis=axis, edge_order=order), True)

    def along_cov(self, a, axis, name):
        if a.ndim > 2 or not np.isfinite(a).all():
            return
        rows, ddof = self.chance(0.5), self.pick([0, 1, 1, 2])
        n = a.shape[-1] if a.ndim < 2 or rows or a.shape[0] == 1 and False else a.shape[0]
        how, more = f"Cov.{'rows' if rows else 'columns'}().ddof({ddof})", {}
        if self.chance(0.3):
            f = self.rng.integers(-1 if self.chance(0.1) else 0, 4, n)
            how, more["fweights"] = how + f".frequencies({self.array(f)})", f
        if self.chance(0.3):
            w = self.rng.integers(-1 if self.chance(0.1) else 0, 9, n) / 4
            how, more["aweights"] = how + f".weights({self.array(w)})", w
        if not a.size:
            return
        if more and (sum(np.atleast_1d(list(more.values())[0])) == 0 or len(more) == 2 and (f * w).sum() <= 0):
            return
        self.emit(f"{name}.cov({how})", lambda: np.cov(a, rowvar=rows, ddof=ddof, **more), True)

    def along_corrcoef(self, a, axis, name):
        if a.ndim > 2 or not np.isfinite(a).all() or not a.size or a.dtype == np.complex64 or a.dtype == np.float32:
            return
        rows = self.chance(0.5)
        self.emit(f"{name}.corrcoef(Cov.{'rows' if rows else 'columns'}())", lambda: np.corrcoef(a, rowvar=rows), True)

    def along_average(self, a, axis, name):
        whole = self.chance(0.5)
        w = self.rng.integers(1, 9, a.shape if whole else a.shape[axis:][:1] if axis >= 0 else (a.shape[axis],)) / 4
        if not a.size or a.dtype.kind == "c" or not np.isfinite(a.astype(float)).all():
            return
        self.emit(f"{name}.average({self.array(w)},{axis})", lambda: np.average(a, axis, w), True)

    def along_tensordot(self, a, axis, name):
        if not np.isfinite(a).all():
            return
        b = self.elements(a.dtype.name, (a.shape[axis],) + self.shape(0, 1), 0)
        if a.dtype.name in ("bool", "int8", "uint8", "int16"):
            return
        self.emit(f"{name}.tensordot({self.array(b)},[{axis}],[0])", lambda: np.tensordot(a, b, ([axis], [0])), True)

    def along_kron(self, a, axis, name):
        b = self.elements(a.dtype.name, self.shape(0, 1, 2), 0)
        if a.size * b.size > 400 or not np.isfinite(a).all() or a.dtype == bool:
            return
        self.emit(f"{name}.kron({self.array(b)})", lambda: np.kron(a, b), True)

    def along_searchsorted(self, a, axis, name):
        if not self.plain(a):
            return
        b = np.sort(self.elements(self.pick(["int64", "float64", "float32", "int8"]), (self.length(),)))
        side = self.pick(["left", "right"])
        self.emit(f"{self.array(b)}.searchsorted({name},SearchSide.{side.upper()})", lambda: np.searchsorted(b, a, side))

    def along_digitize(self, a, axis, name):
        if not self.plain(a):
            return
        b = np.sort(self.elements("float64", (self.length(),), 0))
        b = b[::-1].copy() if self.chance(0.4) else b
        right = self.chance(0.5)
        self.emit(f"{name}.digitize({self.array(b)},{str(right).lower()})", lambda: np.digitize(a, b, right))

    def along_bincount(self, a, axis, name):
        b = np.abs(a.ravel()) if a.dtype.kind in "iu" else None
        if b is None:
            return
        w = self.elements("float64", b.shape, 0) if self.chance(0.4) and b.size else None
        k = int(self.rng.integers(0, 9))
        b = b if self.chance(0.9) else a.ravel()
        self.emit(f"{self.array(b)}.bincount({'null' if w is None else self.array(w)},{k})", lambda: np.bincount(b, w, k))

    def along_isin(self, a, axis, name):
        if a.dtype.kind == "c":
            return
        b = self.elements(self.pick(["int64", "float64", "bool", "uint8"]), self.shape(0, 1, 2))
        inv = self.chance(0.5)
        self.emit(f"{name}.isin({self.array(b)},{str(inv).lower()})", lambda: np.isin(a, b, invert=inv))

    def along_sets(self, a, axis, name):
        if a.dtype.kind == "c" or np.isnan(a.astype(float)).any() or a.dtype.kind == "f":
            return
        b = self.elements(self.pick(["int64", "int8", "uint8"]), self.shape(1, 2))
        f = self.pick(["intersect1d", "union1d", "setdiff1d", "setxor1d"])
        self.emit(f"{name}.{f}({self.array(b)})", lambda: getattr(np, f)(a, b))

    def along_choose(self, a, axis, name):
        k = self.pick([1, 2, 3])
        c = self.rng.integers(0, k, a.shape)
        options = [a] + [self.elements(self.pick(["int64", "float64"]), a.shape if self.chance(0.5) else (1,), 0) for _ in range(k - 1)]
        self.emit(f"Array.choose({self.array(c)},{','.join([name] + [self.array(o) for o in options[1:]])})", lambda: np.choose(c, options))

    def along_unravel(self, a, axis, name):
        shape = tuple(self.pick([1, 2, 3, 5]) for _ in range(self.pick([1, 2, 3])))
        n = int(np.prod(shape))
        p = self.rng.integers(0, n + self.chance(0.05), self.shape(0, 1, 2))
        k = int(self.rng.integers(len(shape)))
        self.emit(f"Array.unravelIndex({self.array(p)},Shape.of({listed(shape)[1:-1]})).get({k})", lambda: np.unravel_index(p, shape)[k])

    def along_interp(self, a, axis, name):
        if a.dtype.kind == "c":
            return
        x = np.unique(self.elements("float64", (5,), 0))
        v = self.elements("float64", x.shape, 0)
        self.emit(f"{name}.interp({self.array(x)},{self.array(v)})", lambda: np.interp(a, x, v), True)

    def along_trapz(self, a, axis, name):
        if a.dtype.kind not in "fi" or a.dtype.itemsize < 4 or not np.isfinite(a).all():
            return
        self.emit(f"{name}.trapz(0.5,{axis})", lambda: np.trapz(a, dx=0.5, axis=axis), True)

    def along_compress(self, a, axis, name):
        m = self.elements("bool", (int(self.rng.integers(0, a.shape[axis] + 1)),))
        self.emit(f"{name}.compress({self.array(m)},{axis})", lambda: np.compress(m, a, axis))

    def along_median(self, a, axis, name):
        if a.dtype.kind not in "iuf" or not a.size or a.dtype == np.int8:
            return
        keep = self.chance(0.3)
        f = self.pick(["median", "nanmedian"])
        self.emit(f"{name}.{f}(Reduce.axis({axis}){'.keepdims()' if keep else ''})", lambda: getattr(np, f)(a, axis, keepdims=keep), True)

    def along_cumsum(self, a, axis, name):
        f = self.pick(["cumsum", "cumprod", "nancumsum", "nancumprod"])
        m = self.pick(["BLELLOCH", "SEQUENTIAL"])
        if a.dtype.kind == "c" and not np.isfinite(a).all():
            return
        self.emit(f"{name}.{f}({axis},ScanMethod.{m})", lambda: getattr(np, f)(a, axis), True)

    def along_ptp(self, a, axis, name):
        if a.dtype.kind in "bc":
            return
        self.emit(f"{name}.ptp({axis})", lambda: np.ptp(a, axis))

    def along_swap(self, a, axis, name):
        k = self.axis(a.ndim)
        f = self.pick(["swapaxes", "moveaxis", "rollaxis"])
        k = abs(k) if f == "rollaxis" else k
        self.emit(f"{name}.{f}({axis},{k})", lambda: getattr(np, f)(a, axis, k))

    def along_nan(self, a, axis, name):
        f = self.pick(["nansum", "nanprod", "nanmin", "nanmax", "nanmean", "nanvar", "nanstd", "nanargmin", "nanargmax"])
        if a.dtype.kind == "c" or f in ("nanargmin", "nanargmax") and (not a.size or a.dtype == bool):
            return
        if f in ("nanvar", "nanstd", "nanmean", "nanprod", "nansum") and not np.isfinite(a[~np.isnan(a)]).all():
            return
        keep = self.chance(0.3)
        self.emit(f"{name}.{f}(Reduce.axis({axis}){'.keepdims()' if keep else ''})", lambda: getattr(np, f)(a, axis=axis, keepdims=keep), True)

    def along_vander(self, a, axis, name):
        b = self.elements(self.pick(["int64", "float64", "complex128"]), (self.length(),), 0)
        k, inc = int(self.rng.integers(0, 5)), self.chance(0.5)
        self.emit(f"Array.vander({self.array(b)},{k},{str(inc).lower()})", lambda: np.vander(b, k, inc), True)

    def along_fill(self, a, axis, name):
        if a.ndim < 2 or a.ndim > 2 and len(set(a.shape)) > 1 or a.dtype.kind not in "if":
            return
        b, wrap = a.copy(), self.chance(0.5)
        v = self.elements("int8", (self.pick([1, 2, 3]),), 0)

        def done():
            np.fill_diagonal(b, v, wrap)
            return b
        self.emit(f"{name}.fillDiagonal({self.array(v)},{str(wrap).lower()})", done)

    def masked(self):
        """A masked array and another one; the answer filled with zero, or its mask."""
        dtype = self.pick(["int64", "int32", "float64", "float64", "float32", "int8", "uint8"])
        a = self.elements(dtype, self.shape(1, 2, 2, 3), 0.2)
        m = self.rng.random(a.shape) < self.pick([0.0, 0.3, 0.3, 0.7, 1.0])
        x = np.ma.array(a, mask=m)
        s = f"MaskedArray.of({self.array(a)},{self.array(m)})"
        part = self.pick(["data", "mask"])
        kind = self.pick(["binary", "unary", "reduce", "reduce", "sort", "cum", "get", "average", "ptp", "median", "anom", "concat", "compressed"])
        axis = None if self.chance(0.25) else self.axis(a.ndim)
        ax = "" if axis is None else str(axis)
        word = {"data": ".filled(0)", "mask": ".mask()"}[part]
        rough = True

        def shown(r):
            if part == "mask":
                return np.ma.getmaskarray(np.ma.asarray(r)) if r is not np.ma.masked else np.array(True)
            if r is np.ma.masked:
                return None
            r = np.ma.asarray(r)
            return r.filled(0)
        call = f = None
        if kind == "binary":
            b = self.elements(dtype, a.shape, 0.2)
            y = np.ma.array(b, mask=self.rng.random(a.shape) < 0.3)
            o = f"MaskedArray.of({self.array(b)},{self.array(np.ma.getmaskarray(y))})"
            name, g = self.pick([("add", np.ma.add), ("sub", np.ma.subtract), ("mul", np.ma.multiply), ("div", np.ma.true_divide),
                                 ("floorDivide", np.ma.floor_divide), ("mod", np.ma.mod), ("eq", np.ma.equal), ("ne", np.ma.not_equal),
                                 ("lt", np.ma.less), ("ge", np.ma.greater_equal)])
            if part == "data":
                r = g(x, y)
            call, f = f"{s}.{name}({o})", lambda: g(x, y)
        elif kind == "unary":
            name, g = self.pick([("abs", np.ma.abs), ("neg", np.ma.negative), ("sqrt", np.ma.sqrt), ("log", np.ma.log), ("arcsin", np.ma.arcsin),
                                 ("floor", np.ma.floor), ("tan", np.ma.tan), ("arctanh", np.ma.arctanh), ("log2", np.ma.log2), ("exp", np.ma.exp)])
            if dtype in ("int8", "uint8") and name not in ("abs", "neg"):
                return
            call, f = f"{s}.{name}()", lambda: g(x)
        elif kind == "reduce":
            name = self.pick(["sum", "prod", "mean", "var", "std", "min", "max", "any", "all", "count"])
            keep = self.chance(0.3) and name not in ("any", "all", "count")
            how = ("Reduce.all()" if axis is None else f"Reduce.axis({axis})") + (".keepdims()" if keep else "")
            call = f"{s}.{name}({ax if name in ('any', 'all') else how})"
            more = {"keepdims": True} if keep else {}
            if name in ("min", "max") and (not a.size or np.isnan(a.astype(float)).any()):
                return
            if not np.isfinite(a).all() and name not in ("any", "all", "count"):
                return
            if not a.size:
                return
            f = lambda: getattr(x, name)(axis=axis, **more)
            if name == "count":
                return self.emit(call, f)
        elif kind == "sort":
            if axis is None or np.isnan(a.astype(float)).any():
                return
            call, f = f"{s}.sort({axis})", lambda: np.ma.sort(x, axis, kind="stable")
        elif kind == "cum":
            if axis is None or not np.isfinite(a).all():
                return
            name = self.pick(["cumsum", "cumprod"])
            call, f = f"{s}.{name}({axis})", lambda: getattr(x, name)(axis)
        elif kind == "get":
            index = self.index(a.shape)
            if "[" in index:
                return
            try:
                if np.ndim(eval(f"a[{index},]")) == 0:
                    return
            except IndexError:
                return
            call, f = f'{s}.get("{index}")', lambda: eval(f"x[{index},]", {"x": x})
        elif kind == "average":
            if not np.isfinite(a).all() or not a.size:
                return
            w = self.rng.integers(1, 5, a.shape) / 2
            call, f = f"{s}.average({self.array(w)}{',' + ax if ax else ''})", lambda: np.ma.average(x, axis, w)
        elif kind == "ptp":
            if not np.isfinite(a).all() or not a.size:
                return
            call, f = f"{s}.ptp({ax})", lambda: x.ptp(axis)
        elif kind == "median":
            if dtype == "float32" or not np.isfinite(a).all() or not a.size:
                return
            call, f = f"{s}.median({ax})", lambda: np.ma.median(x, axis)
        elif kind == "anom":
            if not np.isfinite(a).all() or not a.size:
                return
            call, f = f"{s}.anom({ax})", lambda: x.anom(axis)
        elif kind == "concat":
            ax = self.axis(a.ndim)
            call, f = f"MaskedArray.concatenate({ax},{s},{s})", lambda: np.ma.concatenate([x, x], ax)
        else:
            return self.emit(f"{s}.compressed()", lambda: x.compressed())
        try:
            r = f()
        except Exception:
            return
        if np.asarray(r).dtype == np.float16 or shown(r) is None:
            return
        self.emit(call + word, lambda: shown(r), rough)

    FAMILIES = ["pads", "gets", "gets", "sets", "sets", "masks", "einsums", "uniques", "quantiles", "histograms", "histogram1",
                "reshapes", "shuffles", "alongs", "alongs", "alongs", "alongs", "alongs", "masked", "masked", "masked"]


def main(path, count, seed, families):
    raw = open(path, "wb")
    out = gzip.GzipFile("", "wb", 9, raw, mtime=0) if path.endswith(".gz") else raw
    calls = Calls(np.random.default_rng(seed), out)
    while calls.count < count:
        getattr(calls, calls.pick(families or Calls.FAMILIES))()
    out.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2500, int(sys.argv[3]) if len(sys.argv) > 3 else 1, sys.argv[4:])
