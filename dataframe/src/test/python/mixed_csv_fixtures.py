"""Writes what pandas' read_csv makes of files with several options at once: one case a line, for MixedCsvTest.

Run: /usr/bin/python3 mixed_csv_fixtures.py > ../resources/io/bask/dataframe/io/mixed_csv.tsv
A line: options, the ending of the file's name, its bytes in base 64, number of rows, then for each column its name, its dtype, and its
values as text, joined by U+001F; a missing one is U+0000. Bask's documented differences are applied: whole numbers and truth values keep
their dtype where some are missing.
"""
import base64
import bz2
import gzip
import io
import random

import numpy as np
import pandas as pd

rng = random.Random(5)
TRUTHS = {"plain": (["True", "true", "TRUE"], ["False", "false"]), "yes": (["yes", "Y"], ["no", "N"])}
WORDS = ["a", "bc", "d e", "x.y", "long text here", "q-1", "zz top", "é", "O'Neil", "50%"]
ENCODINGS = [None, None, None, "utf-8-sig", "latin-1", "cp1252", "utf-16"]


def escaped(value):
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0")


def grouped(number, o):
    text = str(abs(number))
    if "thousands" in o:
        pieces = []
        while len(text) > 3:
            pieces.insert(0, text[-3:])
            text = text[:-3]
        text = o["thousands"].join([text] + pieces)
    return ("-" if number < 0 else "") + text


def cell(kind, o):
    """The text of one value, not quoted."""
    if kind == "whole":
        return grouped(rng.choice([0, 7, -12, 1234, 987654321, -1000000]), o)
    if kind == "float":
        whole = grouped(rng.choice([0, 3, -45, 12345]), o)
        return whole + o.get("decimal", ".") + rng.choice(["0", "5", "25", "125"])
    if kind == "truth":
        return rng.choice(sum(TRUTHS["yes" if "true_values" in o else "plain"], []))
    if kind == "date":
        return "%04d-%02d-%02d" % (rng.randint(1900, 2100), rng.randint(1, 12), rng.randint(1, 28)) + (
            " %02d:%02d:%02d" % (rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59)) if rng.random() < 0.5 else "")
    special = rng.random()
    if special < 0.1:
        return "with " + o.get("sep", ",") + " in it"
    if special < 0.15:
        return "two\nlines"
    if special < 0.2:
        return "a " + o.get("quotechar", '"') + " mark"
    return rng.choice(WORDS)


def written(text, o, force):
    quote, sep = o.get("quotechar", '"'), o.get("sep", ",")
    if force or any(c in text for c in [quote, sep, "\n", "\r"] + ([o["comment"]] if "comment" in o else [])):
        return quote + text.replace(quote, quote * 2) + quote
    return text


def values(kind, column):
    present = column[column.notna()]
    dtype = str(column.dtype)
    if kind == "whole" and dtype in ("float64", "object"):
        return "int64", [None if pd.isna(v) else str(int(v)) for v in column]
    if kind == "truth" and dtype == "object" and len(present) and all(isinstance(v, (bool, np.bool_)) for v in present):
        dtype = "bool"
    if dtype == "datetime64[ns]":
        return dtype, [None if pd.isna(v) else str(v.value) for v in column]
    if dtype in ("float64", "float32"):
        return dtype, [None if pd.isna(v) else repr(float(v)) for v in column]
    return dtype, [None if pd.isna(v) else str(v) for v in column]


def case():
    o = {}
    if rng.random() < 0.4:
        o["sep"] = rng.choice([";", "\t", "|"])
    if rng.random() < 0.2:
        o["quotechar"] = "'"
    if rng.random() < 0.3:
        o["decimal"] = ","
        o.setdefault("sep", ";")
    if rng.random() < 0.3:
        o["thousands"] = rng.choice(["." if "decimal" in o else "_", " ", "_"])
    if rng.random() < 0.3:
        o["true_values"], o["false_values"] = TRUTHS["yes"]
    if rng.random() < 0.25:
        o["comment"] = "#"
    if rng.random() < 0.25:
        o["skiprows"] = rng.choice([1, 3, [2], [0, 4]])
    if rng.random() < 0.2:
        o["skipinitialspace"] = True
    missing = ["", "NA", "null"]
    if rng.random() < 0.3:
        o["na_values"] = ["-", "missing"]
        missing += o["na_values"]
        if rng.random() < 0.5:
            o["keep_default_na"] = False
            missing = o["na_values"]
    if rng.random() < 0.2:
        o["skip_blank_lines"] = False
    kinds = [rng.choice(["whole", "float", "truth", "date", "text"]) for _ in range(rng.choice([2, 3, 4, 5]))]
    names = ["c%d" % i for i in range(len(kinds))]
    rows = rng.choice([1, 2, 5, 12])
    gaps = [rng.random() < 0.5 for _ in kinds]
    lines = []
    if isinstance(o.get("skiprows"), int):
        lines += ["a line before, %d" % i for i in range(o["skiprows"])]
    elif "skiprows" in o and 0 in o["skiprows"]:
        lines.append("left out")
    head = rng.choice(["yes", "yes", "no", "names", "replaced"])
    sep = o.get("sep", ",")
    if head in ("yes", "replaced"):
        lines.append(sep.join(names if head == "yes" else [n.upper() for n in names]))
    if head in ("names", "replaced"):
        names = ["n%d" % i for i in range(len(kinds))]
    if head == "no":
        names = [str(i) for i in range(len(kinds))]
    for _ in range(rows):
        cells = []
        for kind, gap in zip(kinds, gaps):
            lost = gap and rng.random() < 0.3
            text = rng.choice(missing) if lost else cell(kind, o)
            blank = " " if o.get("skipinitialspace") and cells and rng.random() < 0.4 else ""
            cells.append(blank + written(text, o, not lost and kind == "text" and rng.random() < 0.2))
        lines.append(sep.join(cells))
        if "comment" in o and rng.random() < 0.2:
            lines.append("# a remark" + sep + "here")
        if o.get("skip_blank_lines", True) and rng.random() < 0.1:
            lines.append("")
    text = rng.choice(["\n", "\r\n"]).join(lines) + rng.choice(["\n", ""])
    encoding = rng.choice(ENCODINGS)
    ending = rng.choice(["", "", "", ".gz", ".bz2"])
    try:
        content = text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return None
    kw = dict(o, float_precision="round_trip", encoding=encoding or "utf-8")
    if head == "no":
        kw["header"] = None
    if head == "names":
        kw.update(names=names, header=None)
    if head == "replaced":
        kw.update(names=names, header=0)
    dates = [n for n, k in zip(names, kinds) if k == "date"]
    if head == "no":
        dates = [int(n) for n in dates]
    forced = {}
    for n, k in zip(names, kinds):
        if k == "whole" and rng.random() < 0.25 and "thousands" not in o:
            forced[n] = rng.choice(["float64", "object"])
        elif k == "text" and rng.random() < 0.25:
            forced[n] = "category"
        elif k == "float" and rng.random() < 0.2 and "decimal" not in o and "thousands" not in o:
            forced[n] = rng.choice(["float32", "object"])
    key = (lambda n: int(n)) if head == "no" else (lambda n: n)
    kw["dtype"] = {key(n): str if d == "object" else d for n, d in forced.items()}
    kw["parse_dates"] = dates
    chosen = [n for n in names if rng.random() < 0.6] if rng.random() < 0.3 else []
    if head == "no" and (forced or dates):
        chosen = []  # pandas takes the numbers for places among the chosen ones
    if chosen:
        kw["usecols"] = [key(n) for n in chosen]
        kw["parse_dates"] = [d for d in dates if d in kw["usecols"]]
        kw["dtype"] = {n: d for n, d in kw["dtype"].items() if n in kw["usecols"]}
    try:
        frame = pd.read_csv(io.BytesIO(content), **kw)
    except Exception:
        return None
    frame.columns = [str(c) for c in frame.columns]
    if not isinstance(frame.index, pd.RangeIndex) or any(str(frame[str(d)].dtype) != "datetime64[ns]" for d in kw["parse_dates"]):
        return None
    told = [(k, "lines " + ",".join(map(str, v)) if k == "skiprows" and isinstance(v, list) else "\x1e".join(v) if isinstance(v, list) else v)
            for k, v in o.items()]
    told += [("head", head), ("names", "\x1e".join(names)), ("dates", "\x1e".join(map(str, kw["parse_dates"])))]
    if encoding not in (None, "utf-8-sig"):
        told.append(("encoding", encoding))
    if chosen:
        told.append(("usecols", "\x1e".join(chosen)))
    told += [("dtype " + str(n), "object" if d is str else d) for n, d in kw["dtype"].items()]
    packed = gzip.compress(content, mtime=0) if ending == ".gz" else bz2.compress(content) if ending == ".bz2" else content
    line = ["\x1f".join("%s=%s" % pair for pair in told), ending, base64.b64encode(packed).decode(), str(len(frame))]
    for name, kind in zip(names, kinds):
        if name not in frame.columns:
            continue
        dtype, texts = values("" if name in forced else kind, frame[name])
        if not any(t is not None for t in texts):
            return None
        line += [name, dtype, "\x1f".join("\0" if t is None else t for t in texts)]
    return "\t".join(escaped(part) for part in line)


made = 0
while made < 580:
    text = case()
    if text is not None:
        print(text)
        made += 1
