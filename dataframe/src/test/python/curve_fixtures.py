"""Writes curves.tsv: interpolation by curves through all numbers, by pandas and SciPy.   usage: curve_fixtures.py [FILE FRAMES SEED]

Lines as named_operations.py writes them; CurvesTest says how each call is made in Bask.
"""

import warnings

import numpy as np
import pandas as pd

from named_operations import generate, maybe, op, pick, rng

warnings.simplefilter("ignore")
METHODS = ["cubic", "quadratic", "cubicspline", "polynomial 1", "polynomial 3", "polynomial 5", "krogh", "barycentric",
           "spline 1", "spline 2", "spline 3", "spline 4", "spline 5",
           "spline 1 0", "spline 2 0", "spline 3 0", "spline 5 0", "spline 3 2.5", "spline 2 0.5", "spline 3 20", "spline 4 0.01"]


def numbers(n):
    kind, share = rng.choice(["few", "uniform", "wave", "walk"]), rng.choice([0.2, 0.5, 0.8])
    walk = np.cumsum([rng.gauss(0, 1) for _ in range(n)])
    made = {"few": lambda i: rng.choice([0.0, 1.5, -2.25, 3.0, 0.5, 7.0]), "uniform": lambda i: rng.uniform(-9, 9),
            "wave": lambda i: 5 * np.sin(i / 4) + rng.gauss(0, 0.3), "walk": lambda i: float(walk[i])}[kind]
    return pd.Series([maybe(made(i), share) for i in range(n)], dtype="float64")


def frames():
    n = rng.choice([0, 1, 2, 5, 9, 14, 20, 30, 60, 120])
    at = np.array(sorted(rng.sample(range(3 * n), n)), dtype="int64")
    frame = pd.DataFrame({"y": numbers(n), "at": at, "k": [rng.choice(["a", "b"]) for _ in range(n)]})
    return frame, pd.DataFrame({"i": [1]})


def interpolated(y, method, direction, limit, area):
    """None where pandas has too few numbers, or more than a polynomial through all of them is worth anything of."""
    name, *rest = method.split()
    known = y.notna().sum()
    degree = int(rest[0]) if rest else {"cubic": 3, "quadratic": 2, "cubicspline": 1}.get(name, 0)
    if known <= degree or name in ("krogh", "barycentric") and known > 9:
        return None
    options = {"order": degree} if rest else {}
    if len(rest) > 1:
        options["s"] = float(rest[1])
    # SciPy draws the order in which it multiplies distances.
    np.random.seed(1)
    return y.interpolate(name, limit_direction=direction, limit=limit or None, limit_area=area or None, **options)


def curve(d, o, method, direction, limit, area, by):
    y = d["y"].copy()
    if by:
        y.index = d["at"].values if by == 1 else pd.Timestamp("2024-01-01") + pd.to_timedelta(d["at"] * 7, unit="h")
    done = interpolated(y, method, direction, limit, area)
    return None if done is None else d[["y", "at"]].assign(done=done.values)


def group_curve(d, o, method, direction, limit):
    """Of each group by itself, with places counted in it."""
    parts = [part["y"].reset_index(drop=True) for _, part in d.groupby("k")]
    done = [interpolated(part, method, direction, limit, "") for part in parts]
    if not done or any(part is None for part in done):
        return None
    values = [pd.Series(part.values, index=rows.index) for part, (_, rows) in zip(done, d.groupby("k"))]
    return d[["y", "k"]].assign(done=pd.concat(values).sort_index())


for number in range(4):
    op("curve%d" % number, pick(METHODS, ["forward", "forward", "backward", "both", "both"], [0, 0, 1, 2], ["", "", "inside", "outside"], [0, 1, 2]))(curve)
op("group_curve", pick(METHODS, ["both"], [0, 1]))(group_curve)


if __name__ == "__main__":
    generate("curves.tsv", 60, frames)
