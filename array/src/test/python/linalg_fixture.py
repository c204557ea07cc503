"""Writes io/bask/array/linalg.tsv.gz: what NumPy 1.24 and SciPy answer to linear algebra.

Usage: /usr/bin/python3 linalg_fixture.py OUT.gz

Columns as those of operations_fixture.py; operations as the class LinalgTest reads them. Factorisations are recorded as what
they have to give when multiplied, since signs are free.
"""
import gzip
import sys

import numpy as np

from recorded import text

rng = np.random.default_rng(31)
LA = np.linalg


def f(*shape):
    return np.round(rng.normal(size=shape) * 3, 2)


def c(*shape):
    return f(*shape) + 1j * f(*shape)


q = f(6, 6)
z = c(5, 5)
low = f(8, 2) @ f(2, 5)
arrays = {
    "a4": f(4, 4), "a7": f(7, 7), "a1": f(1, 1), "a0": f(0, 0), "i5": rng.integers(-9, 9, (5, 5)), "r5": f(5, 5).astype("float32"), "c5": c(5, 5),
    "z5": c(5, 5).astype("complex64"), "spd": q @ q.T + np.eye(6), "hpd": z @ z.conj().T + np.eye(5), "spd32": (q @ q.T + np.eye(6)).astype("float32"),
    "sing": np.array([[1.0, 2], [2, 4]]), "zero": np.zeros((3, 3)), "swap": np.array([[0.0, 1, 2], [1, 0, 3], [4, 5, 0]]), "lead0": np.array([[0.0, 0, 1], [0, 1, 0], [1, 0, 0]]),
    "tall": f(23, 4), "wide": f(4, 19), "t32": f(17, 3).astype("float32"), "ti": rng.integers(-9, 9, (12, 3)), "low": low, "lowt": low.T.copy(), "col": f(9, 1), "row": f(1, 9),
    "s3": f(3, 4, 4), "s35": f(3, 5, 2), "s24": f(2, 3, 3, 3), "ss": np.stack([x @ x.T + np.eye(3) for x in f(4, 3, 3)]), "e3": f(0, 3, 3), "tall0": f(5, 0), "wide0": f(0, 5),
    "b4": f(4), "b42": f(4, 2), "b7": f(7), "b73": f(7, 3), "b5": f(5), "b52": c(5, 2), "b3": f(3), "b342": f(3, 4, 2), "b34": f(3, 4), "b1": f(1), "b2": f(2), "b6": f(6, 3), "b0": f(0),
    "b23": f(23), "b232": f(23, 2), "b8": f(8), "b82": f(8, 2), "b12": f(12), "bi5": rng.integers(-9, 9, 5), "b17": f(17).astype("float32"), "bw": f(4),
    "v": f(9), "vi": rng.integers(-9, 9, 9), "vc": c(9), "v32": f(9).astype("float32"), "x3": f(2, 3, 4), "s": np.float64(-2.5), "nan": np.array([1.0, np.nan, 3]),
    "inf": np.array([[1.0, np.inf], [2, 3]]), "m56": f(5, 6), "m65": f(6, 5), "m67": f(6, 7), "m72": f(7, 2), "ct": c(11, 3), "cw": c(3, 8), "c1": c(1, 1), "ct64": c(9, 4).astype("complex64"), "cs3": c(2, 4, 3), "cs4": c(3, 4, 4), "c50": c(5, 0), "cb11": c(11), "cb112": c(11, 2), "cb3": c(3), "clow": c(7, 2) @ c(2, 4), "ch1": c(6, 6),
}
rows = []


def row(theme, operation, names, make, tolerance=1e-9):
    values = [arrays[n].copy() for n in names]
    if any(v.dtype in (np.float32, np.complex64) for v in values):
        tolerance = 3e-3
    try:
        answer = text(make(*values))
    except (ValueError, IndexError, TypeError, LA.LinAlgError) as e:
        answer = "ERROR"
    rows.append((theme, operation, ";".join(names), answer, repr(tolerance)))


def flip(u, s, v):
    signs = np.where(v.sum(-1) < 0, -1.0, 1.0).astype(v.dtype)
    return u * signs[..., None, :], s, v * signs[..., :, None]


squares = ["a4", "a7", "a1", "a0", "i5", "r5", "c5", "z5", "spd", "hpd", "spd32", "swap", "lead0", "s3", "s24", "ss", "e3", "tall", "v", "s"]
for n in squares + ["zero", "sing"]:
    row("direct", "det", (n,), LA.det)
    row("direct", "slogdet 0", (n,), lambda x: LA.slogdet(x)[0])
    row("direct", "slogdet 1", (n,), lambda x: LA.slogdet(x)[1])
for n in squares + ["zero"]:
    row("direct", "inv", (n,), LA.inv)
    for p in (0, 1, 2, 3, 5, -1, -2):
        if not (p < 0 and n in ("z5", "r5")):
            row("direct", f"matrix_power {p}", (n,), lambda x: LA.matrix_power(x, p))
for n in ["spd", "hpd", "spd32", "ss", "a4", "a0", "e3", "a1", "tall", "zero"]:
    row("direct", "cholesky", (n,), LA.cholesky)
for a, b in [("a4", "b4"), ("a4", "b42"), ("a7", "b7"), ("a7", "b73"), ("i5", "b5"), ("i5", "bi5"), ("c5", "b5"), ("c5", "b52"), ("r5", "b5"), ("z5", "b52"), ("swap", "b3"), ("lead0", "b3"),
             ("s3", "b342"), ("s3", "b34"), ("s3", "b42"), ("a4", "b342"), ("a1", "b1"), ("a0", "b0"), ("a4", "b7"), ("tall", "b4"), ("sing", "b2"), ("zero", "b3"), ("ss", "b3")]:
    if (a, b) == ("ss", "b3"):
        continue
    row("direct", "solve", (a, b), LA.solve)
for a, b in [("a4", "b4"), ("a4", "b42"), ("a7", "b73"), ("c5", "b52"), ("i5", "bi5"), ("r5", "b5"), ("zero", "b3"), ("a4", "b7"), ("spd", "b6")]:
    for lower in ("true", "false"):
        row("direct", f"solve_triangular {lower}", (a, b), lambda x, y: LA.solve(np.tril(x) if lower == "true" else np.triu(x), y))
all_matrices = ["a4", "a7", "a1", "a0", "i5", "r5", "spd", "swap", "sing", "zero", "tall", "wide", "t32", "ti", "low", "lowt", "col", "row", "s3", "s35", "s24", "e3", "tall0", "wide0", "v", "c5", "inf", "ct", "cw", "c1", "ct64", "cs3", "cs4", "c50", "z5", "clow"]


for n in all_matrices:
    if n == "inf":
        continue  # refused here, where NumPy answers NaN
    as_float = lambda x: x if x.dtype.kind in "fc" else x.astype(float)
    if n != "inf":
        row("factors", "qr product", (n,), lambda x: as_float(x) if x.ndim > 1 else LA.qr(x))
        row("factors", "qr orthogonal", (n,), lambda x: (lambda y: np.conj(np.swapaxes(y, -1, -2)) @ y)(LA.qr(x)[0]))
        if n not in ("low", "lowt", "zero", "sing"):
            row("factors", "qr abs_r", (n,), lambda x: np.abs(LA.qr(x)[1]))
    row("factors", "svd product", (n,), lambda x: as_float(x) if n != "inf" and x.ndim > 1 else LA.svd(x))
    row("factors", "svdvals", (n,), lambda x: LA.svd(x, compute_uv=False), 1e-7)
    if arrays[n].ndim > 1:
        m, k = arrays[n].shape[-2:]
        one = arrays[n].dtype if arrays[n].dtype.kind in "fc" else "float64"
        row("factors", "svd full_product", (n,), as_float)
        for side, length in (("left", m), ("right", k)):
            row("factors", f"svd full_{side}", (n,), lambda x: np.broadcast_to(np.eye(length, dtype=one), x.shape[:-2] + (length, length)))
    if n not in ("low", "lowt", "zero", "sing") and arrays[n].dtype.kind != "c":
        row("factors", "svd vh", (n,), lambda x: flip(*LA.svd(x, full_matrices=False))[2], 1e-7)
        row("factors", "svd u", (n,), lambda x: flip(*LA.svd(x, full_matrices=False))[0], 1e-7)
    row("factors", "pinv", (n,), LA.pinv, 1e-7)
    if arrays[n].size:  # NumPy 1.24 refuses matrices without elements; their rank is 0
        row("factors", "matrix_rank", (n,), LA.matrix_rank)
        row("factors", "matrix_rank 2.5", (n,), lambda x: LA.matrix_rank(x, 2.5))
import scipy.linalg as SL  # noqa: E402
for n in ["a4", "a7", "a1", "i5", "r5", "c5", "z5", "spd", "swap", "lead0", "sing", "tall", "wide", "col", "row", "zero"]:
    for part in (0, 1, 2):
        row("factors", f"lu {part}", (n,), lambda x: SL.lu(x)[part])
    row("factors", "lu product", (n,), lambda x: x if x.dtype.kind in "fc" else x.astype(float))
def hermitian(x):
    y = np.tril(as_float(x))
    return y - 1j * np.imag(y) * np.eye(y.shape[-1]).astype("float32") if y.dtype.kind == "c" else y


for n in ["a4", "spd", "spd32", "i5", "ss", "a1", "s24", "tall", "e3", "inf", "hpd", "ch1", "z5", "cs4", "c1"]:
    row("factors", "eigvalsh", (n,), LA.eigvalsh if n != "inf" else LA.svd)
    row("factors", "eigh values", (n,), (lambda x: LA.eigh(x)[0]) if n != "inf" else LA.svd)
    if n not in ("tall", "inf"):
        row("factors", "eigh product", (n,), lambda x: (lambda y: y + np.conj(np.swapaxes(np.tril(y, -1), -1, -2)))(hermitian(x)))
for a, b in [("a4", "b4"), ("tall", "b23"), ("tall", "b232"), ("wide", "bw"), ("low", "b8"), ("low", "b82"), ("lowt", "b5"), ("ti", "b12"), ("t32", "b17"), ("sing", "b2"), ("zero", "b3"), ("tall", "b4"), ("i5", "bi5"), ("ct", "cb11"), ("ct", "cb112"), ("cw", "cb3"), ("tall", "b232"), ("ct", "b3")]:
    row("factors", "lstsq x", (a, b), lambda x, y: LA.lstsq(x, y, rcond=None)[0], 1e-7)
    row("factors", "lstsq rank", (a, b), lambda x, y: np.int64(LA.lstsq(x, y, rcond=None)[2]))
    row("factors", "lstsq s", (a, b), lambda x, y: LA.lstsq(x, y, rcond=None)[3], 1e-7)
    if a != "low":
        row("factors", "lstsq residuals", (a, b), lambda x, y: LA.lstsq(x, y, rcond=None)[1], 1e-7)
inf = float("inf")
for n in ["v", "vi", "vc", "v32", "nan", "tall", "wide", "i5", "c5", "r5", "x3", "s", "b0", "inf", "a0"]:
    x = arrays[n]
    row("norms", "norm", (n,), LA.norm)
    for p in (inf, -inf, 0, 1, -1, 2, -2, 3, 0.5, "fro", "nuc"):
        decomposes = x.ndim > 1 and p in (2, -2, "nuc")
        if decomposes and n == "inf":
            continue
        row("norms", f"norm_order {p}", (n,), lambda y: LA.norm(y, p), 1e-9)
        for axes in [(0,), (-1,), (0, 1), (1, 0), (2, 0), (-1, 1), (0, 1, 2)]:
            for keep in (True, False):
                if decomposes and n == "tall" and len(axes) == 2 or rng.random() < 0.4:
                    row("norms", f"norm_axes {p} {','.join(map(str, axes))} {str(keep).lower()}", (n,), lambda y: LA.norm(y, p, axes if len(axes) > 1 else axes[0], keep))
    for axes in [(0,), (-1,), (0, 1), (1, 2)]:
        row("norms", f"norm_along {','.join(map(str, axes))} true", (n,), lambda y: LA.norm(y, None, axes if len(axes) > 1 else axes[0], True))
for n in ["a4", "a7", "i5", "r5", "tall", "s3", "spd", "ss", "v", "c5", "ct", "cs4"]:
    for p in (2, -2, 1, -1, inf, -inf, "fro", "nuc"):
        row("norms", f"cond {p}", (n,), lambda x: np.real(LA.cond(x, p)), 1e-7)
for names in [("m56", "m65"), ("m56", "m65", "m56"), ("m56", "m67", "m72"), ("b5", "m56", "m67", "m72"), ("m56", "m67", "b7"), ("b5", "m56", "m67", "b7"), ("m72", "wide"), ("m56",), ("b5", "b5"), ("m56", "v", "m65"), ("i5", "m56", "m65", "m56", "m65")]:
    row("norms", "multi_dot", names, lambda *x: LA.multi_dot(x))

with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for name, a in arrays.items():
        out.write(("\t".join(("array", name, "", text(a), "0")) + "\n").encode())
    for r in rows:
        out.write(("\t".join(r) + "\n").encode())
print(len(rows), "rows", sum(r[3] == "ERROR" for r in rows), "errors")
