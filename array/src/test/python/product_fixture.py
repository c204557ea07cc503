"""Writes io/bask/array/products.tsv.gz: what NumPy 1.24 answers to products of arrays.

Usage: /usr/bin/python3 product_fixture.py OUT.gz

Columns as those of operations_fixture.py; operations as the class ProductsTest reads them.
"""
import gzip
import sys

import numpy as np

from recorded import text

rng = np.random.default_rng(23)


def f(*shape):
    return np.round(rng.normal(size=shape) * 10, 2)


def c(*shape):
    return f(*shape) + 1j * f(*shape)


nan = f(4, 5)
nan[1, 2] = np.nan
nan[3, 0] = np.inf
arrays = {
    "v5": f(5), "v5c": c(5), "v5i": rng.integers(-9, 9, 5), "v5b": rng.random(5) < 0.5, "v4": f(4), "v0": f(0), "v1": f(1), "v30": f(30), "v20": f(20),
    "m45": f(4, 5), "m53": f(5, 3), "m55": f(5, 5), "m45c": c(4, 5), "m53c": c(5, 3), "m45i": rng.integers(-99, 99, (4, 5)),
    "m53i": rng.integers(-99, 99, (5, 3)), "m45s": rng.integers(-128, 128, (4, 5)).astype("int8"), "m53s": rng.integers(-128, 128, (5, 3)).astype("int8"),
    "m45u": rng.integers(0, 256, (4, 5)).astype("uint8"), "m53h": rng.integers(-999, 999, (5, 3)).astype("int16"),
    "m45b": rng.random((4, 5)) < 0.4, "m53b": rng.random((5, 3)) < 0.4, "m45r": f(4, 5).astype("float32"), "m53r": f(5, 3).astype("float32"),
    "m45z": c(4, 5).astype("complex64"), "m53z": c(5, 3).astype("complex64"), "m53w": rng.integers(-2**31, 2**31, (5, 3)).astype("int32"),
    "m53l": rng.integers(-2**62, 2**62, (5, 3)), "m45n": nan,
    "m05": f(0, 5), "m50": f(5, 0), "m40": f(4, 0), "m03": f(0, 3), "m15": f(1, 5), "m51": f(5, 1), "m11": f(1, 1),
    "t245": f(2, 4, 5), "t253": f(2, 5, 3), "t153": f(1, 5, 3), "t345": f(3, 4, 5), "t2345": f(2, 3, 4, 5), "t3153": f(3, 1, 5, 3), "t2153": f(2, 1, 5, 3),
    "t245i": rng.integers(-9, 9, (2, 4, 5)), "t545": f(5, 4, 5), "t234": f(2, 3, 4), "t432": f(4, 3, 2), "t333": f(3, 3, 3), "t045": f(0, 4, 5),
    "s": np.float64(2.5), "si": np.int64(3), "big": f(13, 29), "gib": f(29, 11), "big32": f(13, 29).astype("float32"), "bigc": c(13, 29), "bigi": rng.integers(-9, 9, (29, 11)),
}
rows = []


def row(operation, names, make, tolerance=1e-12):
    values = [arrays[n].copy() for n in names]
    try:
        answer = text(make(*values))
    except (ValueError, IndexError, TypeError) as e:
        answer = "ERROR"
    if any(v.dtype in (np.float32, np.complex64) for v in values):
        tolerance = 2e-5
    rows.append(("product", operation, ";".join(names), answer, repr(tolerance)))


two = [n for n in arrays if arrays[n].ndim == 2]
pairs = [(a, b) for a in arrays for b in arrays]
for a, b in pairs:
    x, y = arrays[a], arrays[b]
    if "m45n" in (a, b) and (x.dtype.kind == "c" or y.dtype.kind == "c"):
        continue  # whether infinity times a complex number is infinite or NaN depends on the BLAS
    if x.dtype != y.dtype and not (x.ndim and y.ndim):
        continue  # the dtype of arrays without axes counts in NumPy 2 only
    fits = x.ndim and y.ndim and x.shape[-1] == y.shape[max(0, y.ndim - 2)]
    if fits or rng.random() < 0.03:
        row("matmul", (a, b), np.matmul)
    if (fits and rng.random() < 0.5) or rng.random() < 0.02:
        row("dot", (a, b), np.dot)
    if (x.ndim and y.ndim and x.shape[-1] == y.shape[-1] and rng.random() < 0.25) or rng.random() < 0.01:
        row("inner", (a, b), np.inner)
    if (x.size == y.size and rng.random() < 0.5) or rng.random() < 0.01:
        row("vdot", (a, b), np.vdot)
    if x.size * y.size < 200 and rng.random() < 0.2:
        row("outer", (a, b), np.outer)
    if x.size * y.size < 200 and rng.random() < 0.2:
        row("kron", (a, b), np.kron)
for a, b, axes in [
    ("t245", "t253", ((0, 2), (0, 1))), ("t245", "t253", ((2, 0), (1, 0))), ("t245", "t253", ((-1,), (-2,))), ("t2345", "t345", ((1, 2, 3), (0, 1, 2))),
    ("t2345", "t345", ((3, 1), (2, 0))), ("t245", "m45", ((1, 2), (0, 1))), ("m45c", "m53c", ((1,), (0,))), ("t245i", "t245i", ((0, 1, 2), (0, 1, 2))),
    ("t245", "t253", ((0, 1), (0, 1))), ("t245", "t253", ((0,), (0, 1))), ("m45", "m53", ((5,), (0,))), ("t333", "t333", ((0, 1), (1, 0))),
    ("big", "gib", ((1,), (0,))), ("bigc", "gib", ((-1,), (-2,))), ("t234", "t432", ((0, 1, 2), (2, 1, 0))), ("m45b", "m45b", ((0,), (0,))),
]:
    row("tensordot_axes " + ",".join(map(str, axes[0])) + " " + ",".join(map(str, axes[1])), (a, b), lambda x, y: np.tensordot(x, y, axes))
for a, b in [("m45", "m53"), ("t245", "m45"), ("t245", "m53"), ("v5", "v5"), ("t2345", "t345"), ("m05", "m53"), ("m40", "m03"), ("t333", "t333"), ("s", "m45")]:
    for n in (0, 1, 2, 3):
        row(f"tensordot {n}", (a, b), lambda x, y: np.tensordot(x, y, n))
for subscripts, names in [
    ("ij,jk->ik", ("m45", "m53")), ("ij,jk", ("m45", "m53")), ("ij,jk->ki", ("m45", "m53")), ("ij->ji", ("m45",)), ("ij->", ("m45",)), ("ij->j", ("m45",)),
    ("ii", ("m55",)), ("ii->i", ("m55",)), ("iij->ij", ("t333",)), ("iii->i", ("t333",)), ("iii", ("t333",)), ("ijj->i", ("t333",)), ("ba", ("m45",)),
    ("i,i", ("v5", "v5")), ("i,j", ("v5", "v4")), ("i,j->ji", ("v5", "v4")), ("ij,j->i", ("m45", "v5")), ("ij,ij->ij", ("m45", "m45")), ("ij,ij->i", ("m45", "m45")),
    ("...ij,...jk->...ik", ("t245", "t253")), ("...ij,...jk->...ik", ("t2345", "t3153")), ("...ij,jk", ("t245", "m53")), ("...ij->...ji", ("t2345",)),
    ("i...,i...->...", ("m45", "m45")), ("...,...", ("m45", "v5")), ("...,...->...", ("t245", "s")), ("bij,bjk->bik", ("t245", "t253")), ("bij,bjk->ik", ("t245", "t253")),
    ("bij,bjk->bk", ("t245", "t253")), ("ij,jk,kl->il", ("m45", "m53", "m53i")), ("ij,jk,ka->ia", ("m45", "m55", "m53")), ("ij,jk,kl,l->i", ("m45", "m55", "m55", "v5")),
    ("i,ij,j->", ("v4", "m45", "v5")), ("i,ij,j", ("v4", "m45", "v5")), ("i,i,i->i", ("v5", "v5", "v5")), ("ij,kj,lj->ikl", ("m45", "m45", "m45")), ("ij,jk->ik", ("m45c", "m53")),
    ("ij,jk->ik", ("m45s", "m53s")), ("ij,jk->ik", ("m45b", "m53b")), ("ij->i", ("m45s",)), ("ij->i", ("m45b",)), ("ij->i", ("m45u",)), ("ij->i", ("m45r",)),
    ("ij,jk->ik", ("m45r", "m53r")), ("ij,jk->ik", ("m05", "m53")), ("ij,jk->ik", ("m40", "m03")), ("ij,jk->ik", ("m45i", "m53l")), (" i j , j k -> i k ", ("m45", "m53")),
    ("ij,jk->ik", ("m45", "m45")), ("ij,jk->iz", ("m45", "m53")), ("ij,jk->ii", ("m45", "m53")), ("ij", ("t245",)), ("ijkl", ("t245",)), ("ij,jk", ("m45",)), ("i$", ("m45",)),
    ("ii->i", ("m45",)), ("Ab,bA->", ("m45", "m45")), ("Ab,Ab->b", ("m45", "m45")), ("ij,ik->jk", ("m15", "m45")), ("ij,ij->", ("m15", "m45")), ("...i->...", ("t245",)),
    ("...i->i", ("t245",)), ("i...->...i", ("t2345",)), ("i...j->j...i", ("t2345",)), ("abc,cba->b", ("t234", "t432")), ("abc,cba", ("t234", "t432")), ("aij,aij->a", ("t045", "t045")),
    ("ij,jk->ik", ("big", "gib")), ("ij,jk->ik", ("bigc", "gib")), ("ij,jk->ik", ("big32", "gib")), (",", ("s", "si")), ("", ("s",)), (",ij->ij", ("s", "m45")), ("i,jk,i->kj", ("v5", "m45", "v5")),
]:
    row("einsum " + subscripts.replace(" ", "_"), names, lambda *x: np.einsum(subscripts, *x))

with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for name, a in arrays.items():
        out.write(("\t".join(("array", name, "", text(a), "0")) + "\n").encode())
    for r in rows:
        out.write(("\t".join(r) + "\n").encode())
print(len(rows), "rows", sum(r[3] == "ERROR" for r in rows), "errors")
