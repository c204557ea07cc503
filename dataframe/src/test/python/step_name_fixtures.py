"""Writes step_names.tsv: steps of time, labels that are given, and values between others, by pandas.   usage: step_name_fixtures.py [FILE FRAMES SEED]

Lines as in named_operations.py; StepNamesTest says how each call is made in Bask.
"""

import numpy as np
import pandas as pd

from named_operations import FLAG, OPS, column, generate, labels, op, pick, rng

FIXED = ["D", "12H", "7H", "90min", "1h30min", "2D", "1D6h", "36H", "1.5H", "5H"]
ANCHORED = ["W", "W-MON", "W-WED", "2W", "M", "MS", "2M", "Q", "Q-JAN", "QS-FEB", "2Q", "A", "A-MAR", "AS", "B", "2B", "3B", "SM", "SMS", "2SM", "BM", "BMS",
            "2BM", "BQ", "BQS", "BQ-JAN", "BA", "BAS", "BA-MAR"]


def frames():
    n = rng.choice([0, 1, 2, 3, 5, 8, 13, 20])
    scale = rng.choice([1, 1, 9, 60])
    start = pd.Timestamp("2023-12-28") + pd.Timedelta(days=rng.randint(0, 40))
    moments = [start + pd.Timedelta(hours=rng.randint(0, 60) * rng.choice([1, 6]) * scale) + pd.Timedelta(minutes=rng.choice([0, 0, 7])) for _ in range(n)]
    d = pd.DataFrame({"t": pd.Series(moments, dtype="datetime64[ns]")})
    for kind in ["f", "g", "i", "w", "s", "b"]:
        d[kind] = column(kind, n)
    d.index = labels(n, "range")
    kind = rng.choice(["numbers", "moments", "named"])
    o = pd.DataFrame({name: column(name, n) for name in ["i", "f", "s"]})
    o.index = labels(n, kind)
    return d, o


def spans_rows(d, r, rule, closed):
    """Bask's steps begin and end with rows."""
    size = r.size()
    return len(size) and size.iloc[0] > 0 and size.iloc[-1] > 0


def closed(flag):
    return {"": None, "1": "right", "0": "left"}[flag]


def steps(d, rule, c, l, **more):
    d = d.sort_values("t", kind="stable")
    return d.resample(rule, on="t", closed=closed(c), label=closed(l), **more)


AGG = ["sum", "count", "mean", "max", "min", "prod", "std", "var", "median", "first", "last", "nunique", "sem", "size"]


def resampled(d, o, rule, f, c, l, column):
    if not len(d):
        return None
    r = steps(d, rule, c, l)
    bad = rule in ("2D", "1D6h") and c == "1"
    if bad or not spans_rows(d, r, rule, c):
        return None
    out = r.size().to_frame("count") if f == "size" else getattr(r[[column]], f)()
    return out


op("resampled", pick(FIXED + ANCHORED * 2, AGG, ["", "", "0", "1"], ["", "", "0", "1"], ["f", "i"]))(resampled)


def offset(d, o, rule, origin, minutes, c, l):
    if not len(d) or origin.startswith("end") and minutes:
        return None
    at = pd.Timestamp(origin[1:]) if origin[0] == "@" else origin
    r = steps(d, rule, c, l, origin=at, offset=pd.Timedelta(minutes=minutes))
    if rule == "2D" and (c == "1" or c == "" and origin in ("end", "end_day")) or not spans_rows(d, r, rule, c):
        return None
    return r[["f"]].sum()


op("resample_origin", pick(["D", "12H", "7H", "90min", "2D", "36H", "13H"], ["start_day", "epoch", "start", "end", "end_day", "@2023-12-30 05:00", "@2024-06-01"],
                           [0, 0, 30, -45, 600], ["", "0", "1"], ["", "0", "1"]))(offset)


def zoned(d, o, rule, f, zone, origin):
    if not len(d):
        return None
    d = d.assign(t=d["t"].dt.tz_localize("UTC").dt.tz_convert(zone))
    r = steps(d, rule, "", "", origin=origin)
    if not spans_rows(d, r, rule, ""):
        return None
    out = getattr(r[["f"]], f)()
    out.index = out.index.tz_convert("UTC").tz_localize(None)
    return out


op("resample_zoned", pick(["D", "12H", "7H", "W", "M", "B", "BM", "SM"], ["sum", "max"], ["Europe/Berlin", "Asia/Kolkata", "America/New_York"], ["start_day", "start", "epoch", "end"]))(
    lambda d, o, rule, f, zone, origin: zoned(d, o, rule, f, zone, origin) if not (rule == "D" and origin != "start_day") else None)


def groups(d, o, rule, f, key, c):
    d = d.sort_values("t", kind="stable").assign(i=d["i"] % 3).reset_index(drop=True)
    if not len(d):
        return None
    r = d.groupby(key).resample(rule, on="t", closed=closed(c))
    sizes = r.size()
    if not isinstance(sizes, pd.Series) or any(g.iloc[0] == 0 or g.iloc[-1] == 0 for _, g in sizes.groupby(level=0)):
        return None
    return sizes.to_frame("count") if f == "size" else getattr(r["f"], f)().to_frame("f")


op("resample_groups", pick(["D", "12H", "7H", "W", "B", "M", "36H"], ["sum", "mean", "count", "max", "size"], ["b", "i"], ["", "0"]))(groups)


def spread(d, o, rule, method, limit, c):
    if not len(d) or d["t"].duplicated().any():
        return None
    r = d.sort_values("t").set_index("t")[["f", "i", "s"]].resample(rule, closed=closed(c))
    if rule in ("2D", "1D6h") and c == "1" or not spans_rows(d, r, rule, c):
        return None
    if method == "interpolate":
        return r.asfreq()[["f"]].interpolate()
    if method == "asfreq":
        return r.asfreq()
    limit = limit or None
    return getattr(r, method)(limit=limit) if method != "nearest" else r.nearest()


op("resample_spread", pick(["12H", "7H", "D", "90min", "B", "W", "M", "SM"], ["ffill", "bfill", "nearest", "asfreq", "interpolate"], [0, 0, 1, 2], ["", "0", "1"]))(spread)
op("resample_transform", pick(["12H", "D", "W", "2B"], ["mean", "count", "max"]))(
    lambda d, o, rule, f: d.sort_values("t", kind="stable").reset_index(drop=True).resample(rule, on="t")[["f"]].transform(f) if len(d) else None)


def wanted(o, draws):
    """Labels around those that are there."""
    if isinstance(o.index, pd.DatetimeIndex):
        return [pd.Timestamp("2024-01-01") + pd.Timedelta(hours=6 * v) for v in draws]
    return draws


def reindex(d, o, method, limit, tolerance, fill, *draws):
    labels = wanted(o, list(draws))
    if method == "none":
        if o.index.has_duplicates:
            return None
        return o[["i", "f"]].reindex(labels, fill_value=7) if fill else o.reindex(labels)
    o = o.sort_index()
    if limit and (method == "nearest" or sorted(labels) != labels):
        return None
    far = None if not tolerance else pd.Timedelta(hours=6 * tolerance) if isinstance(o.index, pd.DatetimeIndex) else tolerance
    o = o[["i", "f"]] if fill else o
    more = {"fill_value": 7} if fill else {}
    return o.reindex(labels, method=method, limit=limit or None, tolerance=far, **more)


op("reindex", lambda: [rng.choice(["none", "ffill", "bfill", "nearest"]), rng.choice([0, 0, 1, 2]), rng.choice([0, 0, 1, 3]), rng.choice(FLAG)]
   + (lambda v: sorted(v) if rng.random() < 0.6 else v)([rng.randint(-6, 40) for _ in range(rng.randint(0, 9))]))(reindex)
op("reindex_like", pick(["none", "ffill"]))(
    lambda d, o, m: o[["i", "f"]].sort_index().reindex_like(o[["f", "i"]].iloc[::2].assign(new=1.0), method=None if m == "none" else m))
op("interpolate", pick(["f", "i"]))(lambda d, o, c: d[c].astype("float64").interpolate().rename(c))
op("interpolate_frame", pick([0]))(lambda d, o, z: d[["f", "s", "i"]].astype({"i": "float64"}).interpolate())
op("interpolate_by", pick([0]))(
    lambda d, o, z: d.sort_values("t").set_index("t")["f"].interpolate("time").reset_index(drop=True) if len(d) and not d["t"].duplicated().any() else None)
op("shift_freq", lambda: [rng.randint(-4, 4), rng.choice(ANCHORED + FIXED)])(
    lambda d, o, n, rule: d.set_index("t")[["i"]].shift(n, freq=rule) if len(d) and n else None)


def by_level(d, o, rule, f, number):
    if not len(d):
        return None
    t = d.sort_values("t", kind="stable").set_index(["i", "t"])[["f", "g"]]
    r = t.resample(rule, level=1 if number else "t")
    return getattr(r, f)() if spans_rows(d, r, rule, "") else None


op("resample_level", pick(FIXED + ANCHORED, ["sum", "mean", "max", "count"], FLAG))(by_level)


def called(d, o, rule, c, f, keyed):
    """pandas calls a function for steps without rows too."""
    if not len(d):
        return None
    r = steps(d, rule, c, "") if not keyed else d.sort_values("t", kind="stable").set_index("t").resample(rule, closed=closed(c))
    if rule in ("2D", "1D6h") and c == "1" or not spans_rows(d, r, rule, c):
        return None
    functions = {"span": lambda x: float(x["i"].sum() + 100 * len(x)), "text": lambda x: "-".join(str(v) for v in x["i"]), "last": lambda x: float(x["i"].iloc[-1]) if len(x) else -1.0}
    out = r.apply(functions[f])
    return out if isinstance(out, pd.Series) else None


op("resample_apply", pick(FIXED + ANCHORED, ["", "0", "1"], ["span", "text", "last"], FLAG))(called)


def rows_of_steps(d, o, rule):
    """The two first rows of each step, labelled by it."""
    if not len(d):
        return None
    r = steps(d, rule, "", "")
    if not spans_rows(d, r, rule, ""):
        return None
    out = r.apply(lambda x: x[["i", "f"]].head(2))
    if not isinstance(out.index, pd.MultiIndex):
        return None
    return out.set_axis(out.index.get_level_values(0).rename("t"))


op("resample_rows", pick(["D", "12H", "W", "M"]))(rows_of_steps)


def filled(d, o, method, by, limit, direction, area):
    x = d["f"].replace([np.inf, -np.inf], np.nan)
    if by:
        d = d.sort_values("t", kind="stable")
        if d["t"].duplicated().any():
            return None
        x = x[d.index].set_axis(d["t"])
    if method == "linear" and by:
        method = "time"
    if method in ("nearest", "zero") and x.notna().sum() < 2:
        return None
    if method in ("ffill", "bfill"):
        direction = {"ffill": "forward", "bfill": "backward"}[method]
        method = {"ffill": "pad", "bfill": "bfill"}[method]
    out = x.interpolate(method=method, limit=limit or None, limit_direction=direction, limit_area=area or None)
    return out.reset_index(drop=True).rename("f")


op("interpolate_options", pick(["linear", "nearest", "zero", "ffill", "bfill"], ["", "", "t"], [0, 0, 1, 2], ["forward", "backward", "both"], ["", "inside", "outside"]))(filled)


if __name__ == "__main__":
    generate("step_names.tsv", 14, frames, list(OPS) * 3, skipped=0.4, longest=400)
