"""Writes io/bask/array/fft.tsv.gz: what NumPy 1.24 answers to Fourier transforms.

Usage: /usr/bin/python3 fft_fixture.py OUT.gz

Columns as those of operations_fixture.py; operations are a name, axes, lengths and norm, '-' where there is none.
"""
import gzip
import sys

import numpy as np

from recorded import text

rng = np.random.default_rng(41)


def f(*shape):
    return np.round(rng.normal(size=shape) * 3, 2)


def c(*shape):
    return f(*shape) + 1j * f(*shape)


arrays = {f"f{n}": f(n) for n in (1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 16, 17, 30, 31, 97, 211)}
arrays.update({f"c{n}": c(n) for n in (1, 2, 3, 4, 5, 7, 8, 13, 30, 31, 97)})
arrays.update({"i9": rng.integers(-9, 9, 9), "b9": rng.random(9) < 0.5, "r9": f(9).astype("float32"), "z9": c(9).astype("complex64"), "u9": rng.integers(0, 255, 9).astype("uint8"),
               "f45": f(4, 5), "c45": c(4, 5), "f345": f(3, 4, 5), "c243": c(2, 4, 3), "i33": rng.integers(-9, 9, (3, 3)), "e0": f(0), "e03": f(0, 3), "e30": f(3, 0), "s": np.float64(2),
               "nan": np.array([1.0, np.nan, 2]), "h5": f(5)})
rows = []


def row(name, a, axes, lengths, norm):
    one = name in ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft")
    keywords = {}
    if norm != "-":
        keywords["norm"] = norm
    if one:
        if axes is not None:
            keywords["axis"] = axes[0]
        if lengths is not None:
            keywords["n"] = lengths[0]
    else:
        if axes is not None:
            keywords["axes"] = axes
        if lengths is not None:
            keywords["s"] = lengths
    try:
        answer = text(getattr(np.fft, name)(arrays[a].copy(), **keywords), 15)
    except (ValueError, IndexError, TypeError) as e:
        answer = "ERROR"
    show = lambda t: "-" if t is None else ",".join(map(str, t))
    rows.append(("fft", f"{name} {show(axes)} {show(lengths)} {norm}", a, answer, "1e-11"))


for a, x in arrays.items():
    for name in ("fft", "ifft", "rfft", "irfft", "hfft", "ihfft"):
        row(name, a, None, None, "-")
        if x.size < 40:
            norm = ["backward", "ortho", "forward"][rng.integers(3)]
            for n in (1, 2, 3, 6) if a == "nan" else (1, 2, 3, 6, 7, 19):
                if rng.random() < 0.6:
                    row(name, a, None, (n,), norm)
            for axis in (0, -2, 1, 5):
                if rng.random() < (0.8 if x.ndim > 1 else 0.1):
                    row(name, a, (axis,), (int(rng.integers(1, 9)),) if rng.random() < 0.5 else None, norm)
    row("fft", a, None, (0,), "-") if x.size < 20 else None
for a in ["f45", "c45", "f345", "c243", "i33", "f5", "e03", "s"]:
    for name in ("fft2", "ifft2", "rfft2", "irfft2", "fftn", "ifftn", "rfftn", "irfftn"):
        row(name, a, None, None, "-")
        row(name, a, (0, 1), None, "ortho")
        row(name, a, (-1, 0), (3, 6), "forward")
        row(name, a, None, (5, 4), "backward")
        row(name, a, (1,), None, "-")
        row(name, a, (0, 2), (4, 7), "-")
        row(name, a, (0, 1, 2), None, "ortho")
        row(name, a, (0, 1), (4,), "-")
for n in (1, 2, 5, 8, 13):
    for spacing in (1.0, 0.1, 3.0):
        rows.append(("frequencies", f"fftfreq {n} {spacing}", "", text(np.fft.fftfreq(n, spacing), 17), "1e-15"))
        rows.append(("frequencies", f"rfftfreq {n} {spacing}", "", text(np.fft.rfftfreq(n, spacing), 17), "1e-15"))
for a in ["f1", "f4", "f5", "f45", "f345", "c243", "i33", "e03"]:
    for axes in [None, (0,), (1,), (-1,), (0, 1), (2, 0)]:
        for name in ("fftshift", "ifftshift"):
            try:
                answer = text(getattr(np.fft, name)(arrays[a], axes), 15)
            except (ValueError, IndexError) as e:
                answer = "ERROR"
            rows.append(("frequencies", f"{name} {'-' if axes is None else ','.join(map(str, axes))}", a, answer, "0"))

with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for name, a in arrays.items():
        out.write(("\t".join(("array", name, "", text(a, 15), "0")) + "\n").encode())
    for r in rows:
        out.write(("\t".join(r) + "\n").encode())
print(len(rows), "rows", sum(r[3] == "ERROR" for r in rows), "errors")
