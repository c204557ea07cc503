"""Writes indices of which nothing is taken, or of empty arrays, and what NumPy answers, for ScriptTest.

Usage: python3 empty_index_fixture.py OUT[.gz]   (made with NumPy 1.24)

Lines as in script_fixture.py. Positions beyond the ends are errors unless the index takes no elements; single numbers, also
as arrays without axes, are always checked; take checks all positions that there are unless an axis before theirs is empty.
"""
import gzip
import io
import itertools
import sys

import numpy as np

from script_fixture import Calls, listed

SHAPES = [(4, 3), (0, 3), (3, 0), (2, 0, 3), (3,), (0,)]
SLICES = {"0:0": slice(0, 0), "1:1": slice(1, 1), ":": slice(None)}
POSITIONS = [[], [9], [0], [-9], [0, 9], [[9], [1]], np.zeros((0, 1), int), np.array(9), np.array(0), np.array(-1)]


class Empty(Calls):
    def elements_of_index(self, length):
        """Pairs of an element of an index and how users of Bask write it."""
        for text, one in SLICES.items():
            yield one, f'Slice.parse("{text}").indices().get(0)'
        yield 9, "Index.at(9)"
        yield 0, "Index.at(0)"
        yield None, "Index.newAxis()"
        for values in POSITIONS:
            a = np.asarray(values, dtype="int64")
            yield a, self.array(a)
            if a.ndim == 1:
                yield a, f"Index.of({listed(a)})"
        none = np.zeros(length, bool)
        yield none, f"NDArray.zeros(DType.BOOL,Shape.of([{length}]))"

    def changed(self, a, key, value):
        b = a.copy()
        b[key] = value
        return b

    def indices(self, shape):
        a = np.arange(np.prod(shape, dtype=int), dtype="int64").reshape(shape)
        name, value = self.array(a), self.array(np.array([7]))
        choices = [list(self.elements_of_index(n)) for n in shape]
        keys = list(itertools.product(choices[0])) + list(itertools.product(*choices[:2])) * (a.ndim > 1)
        if a.ndim > 2:
            keys += [tuple(self.pick(c) for c in choices) for _ in range(300)]
        for key in keys if a.ndim == 1 else keys[::3]:
            if any(k is None for k, _ in key) and any( "BOOL" in w for _, w in key):
                continue  # it would lie over another axis
            numbers, words = tuple(k for k, _ in key), ",".join(w for _, w in key)
            self.emit(f"{name}.get({words})", lambda: a[numbers])
            self.emit(f"{name}.with(Slice.of({words}),{value})", lambda: self.changed(a, numbers, 7))

    def takes(self, shape):
        a = np.arange(np.prod(shape, dtype=int), dtype="float64").reshape(shape)
        name = self.array(a)
        for values in POSITIONS:
            p = np.asarray(values, dtype="int64")
            lazy = self.array(p)
            for axis in range(a.ndim):
                for words in [lazy] + ([f"Index.of({listed(p)})"] if p.ndim == 1 else []):
                    self.emit(f"{name}.take({words},{axis})", lambda: np.take(a, p, axis))
                for mode in ("wrap", "clip"):
                    self.emit(f"{name}.take({lazy},{axis},OutOfRange.{mode.upper()})", lambda: np.take(a, p, axis, mode=mode))
            self.emit(f"{name}.take({lazy})", lambda: np.take(a, p))


def main(path):
    out = io.BytesIO()
    calls = Empty(np.random.default_rng(1), out)
    for shape in SHAPES:
        calls.indices(shape)
        calls.takes(shape)
    with open(path, "wb") as file:
        file.write(gzip.compress(out.getvalue(), 9, mtime=0) if path.endswith(".gz") else out.getvalue())
    print(calls.count)


if __name__ == "__main__":
    main(sys.argv[1])
