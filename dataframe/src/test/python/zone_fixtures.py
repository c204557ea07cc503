"""Writes zones.tsv: what pandas 1.5.3 makes of moments with time zones, most of them around changes of clocks.

Rows follow from a seed by a rule that the test repeats. Long results are written as a checksum for every 50 rows.

    /usr/bin/python3 zone_fixtures.py > ../resources/io/bask/dataframe/zones.tsv
"""
import zlib

import pandas as pd

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]
ROWS = 1500
MASK = (1 << 31) - 1


def transitions(zone):
    hours = pd.date_range("2008-01-01", "2030-01-01", freq="30min", tz="UTC")
    local = hours.tz_convert(zone).tz_localize(None)
    ahead = local.asi8 - hours.asi8
    found = [int(hours.asi8[i] // 10**9) for i in range(1, len(hours)) if ahead[i] != ahead[i - 1]]
    return found or [1_330_000_000, 1_500_000_001, 1_711_846_800]


def moments(edges):
    """Nanoseconds near the edges: whole hours, half hours, minutes, seconds, and fractions."""
    state, out = 12345, []
    for i in range(ROWS):
        state = (state * 1103515245 + 12345) & MASK
        edge = edges[(state >> 8) % len(edges)]
        state = (state * 1103515245 + 12345) & MASK
        away = (state >> 4) % 28801 - 14400
        unit = [3600, 1800, 60, 1][i % 4]
        nanos = ((edge + away) // unit * unit) * 10**9
        nanos += [0, 0, 1, 500_000_000, 123_456_000, 999_999_999, 0][i % 7]
        out.append(None if i % 29 == 28 else nanos)
    return out


def text(value):
    if value is None or value is pd.NaT or value != value:
        return "-"
    if isinstance(value, (pd.Timestamp, pd.Timedelta)):
        return str(value.value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value))
    return str(value)


def sums(series):
    values = [text(v) for v in series]
    return [format(zlib.crc32("\n".join(values[at : at + 50]).encode()), "x") for at in range(0, len(values), 50)]


def emit(zone, name, series):
    print(zone, name, *sums(series), sep="\t")


def localized(zone, local):
    ways = {"DAYLIGHT": True, "STANDARD": False, "NAT": "NaT"}
    gaps = {
        "NAT": "NaT",
        "SHIFT_FORWARD": "shift_forward",
        "SHIFT_BACKWARD": "shift_backward",
        "PT1H": pd.Timedelta("1h"),
    }
    if zone == "Australia/Lord_Howe":
        del gaps["SHIFT_FORWARD"]  # pandas 1.5 shifts to the next whole hour, half an hour too far
    for way, ambiguous in ways.items():
        for gap, nonexistent in gaps.items():
            if isinstance(ambiguous, bool):
                given = [ambiguous] * len(local)
                result = local.dt.tz_localize(zone, ambiguous=pd.array(given, dtype=bool).to_numpy(bool), nonexistent=nonexistent)
            else:
                result = local.dt.tz_localize(zone, ambiguous=ambiguous, nonexistent=nonexistent)
            emit(zone, f"localize {way} {gap}", result)


def fields(zone, s):
    for name in "year month day hour minute second microsecond nanosecond dayofweek dayofyear quarter days_in_month".split():
        emit(zone, name, getattr(s.dt, name))
    for name in "is_month_start is_month_end is_quarter_start is_year_end is_leap_year".split():
        emit(zone, name, [None if pd.isna(t) else v for t, v in zip(s, getattr(s.dt, name))])
    emit(zone, "week", s.dt.isocalendar().week.astype(float))
    for name in ["day_name", "month_name"]:
        emit(zone, name, getattr(s.dt, name)())
    emit(zone, "strftime", s.dt.strftime("%Y-%m-%d %H:%M:%S.%f %z %j"))
    emit(zone, "text", [None if pd.isna(t) else str(t) for t in s])
    emit(zone, "normalize", s.dt.normalize())
    for frequency in ["H", "15min", "D", "7min", "S"]:
        for how in ["floor", "ceil", "round"]:
            gap = "NaT" if zone == "Australia/Lord_Howe" else "shift_forward"
            result = getattr(s.dt, how)(frequency, ambiguous="NaT", nonexistent=gap)
            emit(zone, f"{how} {frequency} {gap.upper()}", result)


def arithmetic(zone, s, other):
    emit(zone, "plus", s + pd.Timedelta("1h30min"))
    emit(zone, "minus", s - pd.Timedelta("1d"))
    emit(zone, "difference", s - other)
    emit(zone, "diff", s.diff())
    emit(zone, "shift", s.shift(3))
    for name in ["lt", "eq", "ge", "ne"]:
        emit(zone, name, [bool(v) for v in getattr(s, name)(other)])
    emit(zone, "below", [bool(v) for v in s < pd.Timestamp("2019-01-01 00:00:00", tz="Asia/Tokyo")])
    for target in ZONES:
        converted = s.dt.tz_convert(target)
        emit(zone, "local " + target, converted.dt.tz_localize(None))
        emit(zone, "utc " + target, converted.dt.tz_convert(None))
    emit(zone, "sorted", s.sort_values(kind="stable"))
    emit(zone, "unique", s.drop_duplicates())
    emit(zone, "cummax", pd.Series([pd.NaT if pd.isna(t) else t for t in s.cummax()]))
    for name in ["min", "max", "mean", "median"]:
        print(zone, name, text(getattr(s, name)()), sep="\t")
    print(zone, "std", s.std().value, sep="\t")


def inferred(zone, edges):
    for number, edge in enumerate(edges[:8]):
        start = pd.Timestamp(edge, unit="s", tz="UTC").tz_convert(zone) - pd.Timedelta("5h")
        aware = pd.Series(pd.date_range(start, periods=60, freq=["10min", "13min"][number % 2]))
        print(zone, f"infer {number}", *aware.dt.tz_localize(None).astype("int64"), sep="\t")
        print(zone, f"inferred {number}", *aware.astype("int64"), sep="\t")


def steps(zone, s):
    frame = pd.DataFrame({"t": s, "x": range(len(s))}).dropna()
    frame = frame[(frame.t >= "2016-01-01") & (frame.t < "2017-12-01")]
    for rule in ["D", "2D", "W", "W-TUE", "M", "MS", "Q", "6H", "5H", "36H"]:
        for closed in ["left", "right"]:
            if closed == "right" and rule in ["2D", "36H"]:
                continue  # pandas 1.5 moves them by a day, or raises
            if rule in ["6H", "5H", "36H"]:
                part = frame[(frame.t >= "2016-10-20") & (frame.t < "2016-11-20")]
            else:
                part = frame
            try:
                result = part.sort_values("t", kind="stable").resample(rule, on="t", closed=closed, label="left").x.agg(["sum", "count"])
            except Exception as unclear:  # midnights that clocks show twice
                print("|", zone, rule, closed, str(unclear).replace("\n", " "))
                continue
            # pandas may begin or end with steps that have no rows.
            there = result["count"].to_numpy().nonzero()[0]
            if not len(there):
                continue
            result = result.iloc[there[0] : there[-1] + 1]
            name = f"resample {rule} {closed}"
            print(zone, name + " at", len(result), *sums(pd.Series(result.index)), sep="\t")
            print(zone, name + " sum", len(result), *sums(result["sum"]), sep="\t")
            print(zone, name + " count", len(result), *sums(result["count"]), sep="\t")
    part = frame.drop_duplicates("t").sort_values("t", kind="stable")
    emit(zone, "rolling", part.rolling("36h", on="t").x.sum())


def printed(zone, s):
    part = s.head(9)
    print(zone, "series", repr(str(part)), sep="\t")
    print(zone, "frame", repr(str(pd.DataFrame({"x": range(9)}, index=part.rename("t")))), sep="\t")


for zone in ZONES:
    edges = transitions(zone)
    print(zone, "edges", *edges, sep="\t")
    nanos = moments(edges)
    utc = pd.Series(pd.to_datetime(pd.array(nanos, dtype="Int64"), utc=True))
    s = utc.dt.tz_convert(zone)
    other = s.shift(7)
    # Times that clocks show, and those that they never show: the edges as local times.
    local = s.dt.tz_localize(None)
    ahead = pd.Series(pd.to_datetime(pd.array([n if n is None else n + 3_600_000_000_000 for n in nanos], dtype="Int64"), utc=True))
    never = ahead.dt.tz_convert(zone).dt.tz_localize(None) - pd.Timedelta("1h")
    mixed = local.where(pd.Series(range(ROWS)) % 2 == 0, never)
    emit(zone, "mixed", mixed)
    localized(zone, mixed)
    fields(zone, s)
    arithmetic(zone, s, other)
    inferred(zone, edges)
    steps(zone, s)
    printed(zone, s)
