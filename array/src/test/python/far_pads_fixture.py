"""Writes pads far wider than their arrays, and what NumPy answers, for ScriptTest.

Usage: python3 far_pads_fixture.py OUT[.gz] [CALLS [SEED [FAMILY...]]]   (made with NumPy 1.24)

Lines as in script_fixture.py. NumPy 1.24 errs where an axis is mirrored more than once on both sides, or wrapped by more than
its length: mirrors are recorded side by side, and what is wrapped is looked up. Ramps are recorded line by line, as NumPy
rounds those of an array in another way if one of them is level.
"""
import gzip
import sys
import warnings

import numpy as np

from script_fixture import DTYPES, Calls, listed

STATISTICS = "maximum minimum mean median".split()
MODES = "constant edge linear_ramp reflect reflect_odd symmetric symmetric_odd wrap".split()
warnings.simplefilter("ignore")


class FarPads(Calls):
    def far(self, ndim):
        most = {1: 900, 2: 60, 3: 14}[ndim]
        width = lambda: int(self.pick([0, 1, self.rng.integers(most), self.rng.integers(most // 2, most)]))
        return [[width(), width()] for _ in range(ndim)]

    def some(self, dtypes):
        ndim = self.pick([1, 1, 2, 2, 3])
        return self.elements(self.pick(dtypes), tuple(self.pick([1, 2, 3, 4, 5]) for _ in range(ndim)), 0)

    def record(self, a, widths, how, along, rough):
        """What answers one axis after the other."""
        def padded():
            x = a
            for axis, pair in enumerate(widths):
                x = along(x, axis, pair)
            return x
        self.emit(f"{self.array(a)}.pad({listed(widths)},{how})", padded, rough)

    def plain(self):
        mode = self.pick(MODES)
        a = self.some(DTYPES if not mode.endswith("_odd") else DTYPES[1:])
        if mode == "linear_ramp" and a.ndim > 1 and a.dtype.name in ("float32", "complex64"):
            return  # NumPy computes those of a line in float64, those of several lines in float32
        number, other = int(self.rng.integers(0, 4)), int(self.rng.integers(0, 4))
        name, *odd = mode.split("_") if mode != "linear_ramp" else [mode]
        option = {"reflect_type": "odd"} if odd else {}
        how = f"Pad.{name}{'Odd' if odd else ''}()"
        if mode == "constant":
            option, how = {"constant_values": (number, other)}, f"Pad.constant({number}.0,{other}.0)"
        if mode == "linear_ramp":
            option, how = {"end_values": (number, other)}, f"Pad.linearRamp({number}.0,{other}.0)"

        def along(x, axis, pair):
            n, pairs = x.shape[axis], lambda p: [p if i == axis else (0, 0) for i in range(x.ndim)]
            if mode == "wrap":
                return np.take(x, np.arange(-pair[0], n + pair[1]) % n, axis)
            if mode == "linear_ramp":
                return np.apply_along_axis(lambda line: np.pad(line, pair, mode, **option), axis, x)
            if name in ("reflect", "symmetric"):
                before = np.pad(x, pairs((pair[0], 0)), name, **option)
                behind = np.pad(x, pairs((0, pair[1])), name, **option)
                return np.concatenate([before, np.take(behind, range(n, n + pair[1]), axis)], axis)
            return np.pad(x, pairs(pair), name, **option)
        self.record(a, self.far(a.ndim), how, along, mode == "linear_ramp" and a.dtype.kind in "fc")

    def statistic(self):
        mode = self.pick(STATISTICS)
        a = self.some(DTYPES)
        lengths = [self.pick([0, 1, 2, 3, 7, 1000]) for _ in range(2)] if self.chance(0.7) else []
        if 0 in lengths and mode in ("mean", "median") and a.dtype.kind in "iu":
            return  # NumPy makes a whole number of NaN, which may be any
        if a.dtype.kind == "c" and mode == "median":
            return
        widths = self.far(a.ndim)
        option = {"stat_length": tuple(lengths)} if lengths else {}
        how = f"Pad.{mode}({listed(lengths)[1:-1]})"
        self.emit(f"{self.array(a)}.pad({listed(widths)},{how})", lambda: np.pad(a, widths, mode, **option), a.dtype.kind in "fc")

    FAMILIES = ["plain", "plain", "statistic"]


def main(path, count, seed, families):
    raw = open(path, "wb")
    out = gzip.GzipFile("", "wb", 9, raw, mtime=0) if path.endswith(".gz") else raw
    calls = FarPads(np.random.default_rng(seed), out)
    while calls.count < count:
        getattr(calls, calls.pick(families or FarPads.FAMILIES))()
    out.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 400, int(sys.argv[3]) if len(sys.argv) > 3 else 1, sys.argv[4:])
