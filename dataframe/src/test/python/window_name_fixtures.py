"""Writes window_names.tsv: windows of rows, of times and of all rows before, by pandas.   usage: window_name_fixtures.py [FILE FRAMES SEED]

Lines as in named_operations.py; WindowNamesTest says how each call is made in Bask.
"""

import numpy as np
import pandas as pd

from named_operations import FLAG, OPS, column, generate, op, rng


def frames():
    n = rng.choice([0, 1, 2, 3, 5, 8, 13, 20])
    moments = sorted(pd.Timestamp("2024-01-01") + pd.Timedelta(hours=rng.randint(0, 60)) for _ in range(n))
    d = pd.DataFrame({"t": pd.Series(moments, dtype="datetime64[ns]")})
    for kind in ["f", "g", "i", "w", "b"]:
        d[kind] = column(kind, n)
    d["g"] = d["g"].astype("float64")
    if rng.random() < 0.2 and n:
        d.loc[rng.randrange(n), "f"] = np.inf
    return d, d[["f"]]


def windows(d, kind, rows, least, center, closed, column):
    """The windows of a column: '3' rows, '13H' of time, or all."""
    more = {} if least < 0 else {"min_periods": least}
    x = d[column].astype("float64")
    if kind == "all":
        return x.expanding(min_periods=max(least, 1))
    if kind == "time":
        return x.set_axis(d["t"]).rolling(rows, center=bool(center), closed=closed or None, **more)
    return x.rolling(rows, center=bool(center), closed=closed or None, **more)


def drawn():
    kind = rng.choice(["rows", "rows", "time", "all"])
    rows = rng.randint(1, 6) if kind == "rows" else rng.choice(["6H", "13H", "2D"])
    least = rng.choice([-1, 0, 1, 2])
    least = min(least, rows) if kind == "rows" else least
    center = rng.choice(FLAG) if kind != "all" else 0
    return [kind, rows, least, center, rng.choice(["", "", "right", "left", "both", "neither"])]


def plain(out, d):
    return out.set_axis(d.index).rename("f") if isinstance(out, pd.Series) else out


def moved(f, kind, center, closed):
    """Calls in which pandas takes another row, or an older one, for the last of a window."""
    return f.startswith("rank") and (center or closed in ("left", "neither"))


def reduce(r, f):
    if f.startswith("rank"):
        _, method, up, pct = f.split(":")
        return r.rank(method=method, ascending=bool(int(up)), pct=bool(int(pct)))
    if f == "quantile":
        return r.quantile(0.3)
    if f.endswith("0"):
        return getattr(r, f[:-1])(ddof=0)
    if f == "apply":
        return r.apply(lambda v: np.nansum(v) + len(v), raw=True)
    return getattr(r, f)()


def steady(d, f):
    """Running updates of pandas lose digits of nearly equal numbers."""
    return f in ("sum", "mean", "min", "max", "count", "median", "quantile", "apply") or f.startswith("rank") or np.isfinite(d["f"].dropna()).all()


REDUCTIONS = ["sum", "mean", "min", "max", "count", "std", "var", "std0", "var0", "sem", "median", "quantile", "skew", "kurt", "apply", "rank:average:1:0",
              "rank:min:1:1", "rank:max:0:0", "rank:average:0:1"]


def windowed(d, o, f, *how):
    kind, rows, least, center, closed = how
    if not len(d) or moved(f, kind, center, closed) or not steady(d, f):
        return None
    if f == "apply" and (kind == "all" or least == 0 or np.isinf(d["f"]).any()):
        return None
    if f == "sem" and kind == "all" or f == "count" and (least < 0 or kind == "all"):
        return None
    if f in ("skew", "kurt") and d["f"].nunique() < 3:
        return None
    return plain(reduce(windows(d, *how, "f"), f), d)


op("windowed", lambda: [rng.choice(REDUCTIONS)] + drawn())(windowed)


def pairs(d, o, f, *how):
    if not len(d) or np.isinf(d["f"]).any():
        return None
    kind, rows, least, center, closed = how
    if kind == "time" or kind == "all":
        y = d["g"] if kind == "all" else d["g"].set_axis(d["t"])
        if kind == "time" and d["t"].duplicated().any():
            return None
    else:
        y = d["g"]
    r = windows(d, *how, "f")
    out = plain(r.cov(y, ddof=0) if f == "cov0" else getattr(r, f)(y), d)
    x, z = d["f"].where(d["g"].notna()), d["g"].where(d["f"].notna())
    if f == "corr":
        sx, sz = windows(d.assign(f=x), *how, "f").std().to_numpy(), windows(d.assign(f=z), *how, "f").std().to_numpy()
        out = out.where((sx > 1e-7) & (sz > 1e-7))
    return out


op("pairs", lambda: [rng.choice(["cov", "corr", "cov0"])] + drawn())(pairs)
op("weighted", lambda: [rng.choice(["sum", "mean"]), rng.choice(["triang", "hamming", "hann", "blackman", "bartlett", "boxcar", "bohman", "nuttall",
                        "blackmanharris", "cosine", "parzen", "gaussian", "exponential"]), rng.randint(1, 6), rng.choice(FLAG)])(
    lambda d, o, f, shape, n, center: shaped(d, f, shape, n, center) if len(d) else None)


def shaped(d, f, shape, n, center):
    least = max(1, n - 1)
    r = d["f"].rolling(n, min_periods=least, center=bool(center), win_type=shape)
    more = {"std": 1.5} if shape == "gaussian" else {"tau": 2.0} if shape == "exponential" else {}
    if n < 3 and shape not in ("boxcar", "gaussian", "cosine", "triang", "exponential", "parzen"):
        return None
    return getattr(r, f)(**more)


op("ewm_more", lambda: [rng.choice(["sum", "cov", "corr", "cov_biased"]), rng.choice([0.5, 1, 3]), rng.choice(FLAG), rng.choice(FLAG), rng.choice([0, 2])])(
    lambda d, o, f, com, adjust, ignore, least: weights(d, f, com, adjust, ignore, least) if len(d) and not np.isinf(d["f"]).any() else None)


def weights(d, f, com, adjust, ignore, least):
    e = d["f"].ewm(com=com, adjust=bool(adjust), ignore_na=bool(ignore), min_periods=least)
    if f == "sum":
        return e.sum() if adjust else None
    if f == "corr":
        e = d["f"].ewm(com=com, adjust=bool(adjust), ignore_na=bool(ignore), min_periods=max(least, 2))
        out = e.corr(d["g"])
        both = d["f"].where(d["g"].notna()), d["g"].where(d["f"].notna())
        constant = (both[0].expanding(1).std().fillna(0) < 1e-7) | (both[1].expanding(1).std().fillna(0) < 1e-7)
        return out.where(~constant).replace([np.inf, -np.inf], np.nan).rename("f")
    return e.cov(d["g"], bias=f == "cov_biased").rename("f")


op("ewm_times", lambda: [rng.choice([3, 24]), rng.choice(FLAG), rng.choice([0, 2])])(
    lambda d, o, hours, ignore, least: d["f"].ewm(halflife=pd.Timedelta(hours=hours), times=d["t"], ignore_na=bool(ignore), min_periods=least).mean()
    if len(d) and not np.isinf(d["f"]).any() else None)
op("grouped", lambda: [rng.choice(["sum", "max", "std"]), rng.choice([1, 2, 3]), rng.choice(["rolling", "expanding", "ewm"])])(
    lambda d, o, f, n, kind: grouped(d, f, n, kind) if len(d) and not np.isinf(d["f"]).any() else None)


def grouped(d, f, n, kind):
    g = d.groupby("i")[["f", "g"]]
    f = "mean" if kind == "ewm" else f
    r = g.rolling(n, min_periods=1) if kind == "rolling" else g.expanding() if kind == "expanding" else g.ewm(com=n)
    out = getattr(r, f)().reset_index(level=0, drop=True).sort_index()
    return out


def several(d, o, kind, rows, least, center, closed, step):
    """Every so many-th row of windows of several columns: several aggregations, also by column."""
    if not len(d) or np.isinf(d["f"]).any() or kind == "time" and step > 1:
        return None
    x = d[["f", "g", "i"]].astype("float64")
    more = {} if least < 0 else {"min_periods": least}
    if kind == "all":
        r = x.expanding(min_periods=max(least, 1))
    elif kind == "time":
        r = x.set_axis(d["t"]).rolling(rows, center=bool(center), closed=closed or None, **more)
    else:
        r = x.rolling(rows, center=bool(center), closed=closed or None, step=step if step > 1 else None, **more)
    return r


def flat(out, d, step):
    out.columns = ["_".join(c) if isinstance(c, tuple) else c for c in out.columns]
    return out.set_axis(d.index[::step])


def drawn_step():
    how = drawn()
    return how + [rng.choice([1, 2, 3, 7]) if how[0] == "rows" else 1]


AGGREGATIONS = ["sum", "mean", "min", "max", "std", "var", "median", "count", "sem"]


def aggregated(d, o, names, *how):
    r = several(d, o, *how)
    names = names.split(",")
    if r is None or how[0] == "all" and set(names) & {"count", "sem"} or how[2] < 0 and "count" in names:
        return None
    return flat(r.agg(names), d, how[-1])


op("agg", lambda: [",".join(rng.sample(AGGREGATIONS, rng.randint(1, 3)))] + drawn_step())(aggregated)
op("agg_by", lambda: [",".join(rng.sample(AGGREGATIONS[:-2], rng.randint(1, 3)))] + drawn_step())(
    lambda d, o, names, *how: None if several(d, o, *how) is None else flat(
        several(d, o, *how).agg({"g": names.split(","), "f": ["max"]}), d, how[-1]))


def stepped(d, o, f, *how):
    r = several(d, o, *how)
    if r is None or f == "quantile" and how[0] == "all" or f.startswith("rank") and moved(f, how[0], how[3], how[4]):
        return None
    if f in ("skew", "kurt") or f == "apply" and how[2] == 0 or f == "count" and how[2] < 0:
        return None
    return None if how[0] == "all" else reduce(r, f).set_axis(d.index[::how[-1]])


op("step", lambda: [rng.choice(REDUCTIONS)] + drawn_step())(stepped)


def of_pairs(d, o, f, kind, rows, least, center, closed, adjust):
    if not len(d) or np.isinf(d["f"]).any() or kind == "time" and d["t"].duplicated().any():
        return None
    if kind == "ewm":
        e = d[["f", "g", "i"]].astype("float64").ewm(com=rows, adjust=bool(adjust), min_periods=max(least, 2))
        r = None
    else:
        r = several(d, o, kind, rows, least, center, closed, 1)
        e = r
    out = e.cov(ddof=0) if f == "cov0" and kind != "ewm" else e.cov(bias=True) if f == "cov0" else getattr(e, f)()
    if f == "corr":
        for a in ["f", "g", "i"]:
            for b in ["f", "g", "i"]:
                both = d[a].notna() & d[b].notna()
                y = pd.DataFrame({c: d[c].astype("float64").where(both) for c in (a, b)})
                for c in (a, b):
                    if kind == "ewm":
                        spread = y[c].expanding(1).std().to_numpy()
                    else:
                        spread = windows(d.assign(**{c: y[c]}), kind, rows, least, center, closed, c).std().to_numpy()
                    flat_rows = ~(spread > 1e-7)
                    for k, v in ((a, b), (b, a)):
                        values = out[v].to_numpy().copy().reshape(len(d), 3)
                        values[flat_rows, ["f", "g", "i"].index(k)] = np.nan
                        out[v] = values.reshape(-1)
    labels = out.index.get_level_values(1)
    out.index = pd.MultiIndex.from_arrays([np.repeat(d.index.to_numpy(), 3), labels], names=[None, None])
    return out


def drawn_pairs():
    how = drawn()
    if rng.random() < 0.3:
        how = ["ewm", rng.choice([1, 3]), how[2], 0, ""]
    return [rng.choice(["cov", "corr", "cov0"])] + how + [rng.choice(FLAG)]


op("of_pairs", drawn_pairs)(of_pairs)


if __name__ == "__main__":
    generate("window_names.tsv", 18, frames, list(OPS) * 4 + ["windowed"] * 8)
