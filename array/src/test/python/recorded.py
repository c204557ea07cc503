"""Arrays as the generators of fixtures write them, and as the class Recorded of the tests reads them."""
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")


def number(v, digits=None):
    return repr(float(v)) if digits is None else f"{float(v):.{digits}g}"


def text(a, digits=None):
    """dtype|shape|elements; uint64, which Bask has not, as int64."""
    a = np.asarray(a)
    if a.dtype == np.uint64:
        a = a.astype(np.int64)
    flat = a.ravel()
    if a.dtype.kind == "c":
        values = " ".join(f"{number(v.real, digits)},{number(v.imag, digits)}" for v in flat)
    elif a.dtype.kind == "f":
        values = " ".join(number(v, digits) for v in flat)
    else:
        values = " ".join(str(int(v)) for v in flat)
    return f"{a.dtype.name}|{tuple(a.shape)}|{values}"
