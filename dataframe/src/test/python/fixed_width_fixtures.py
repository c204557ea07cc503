"""Writes what pandas' read_fwf makes of generated files: one case a line, for FixedWidthTest.

Run: /usr/bin/python3 fixed_width_fixtures.py > ../resources/io/bask/dataframe/io/fixed_width.tsv
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

rng = random.Random(17)
WORDS = ["a", "bc", "d e", "x.y", '"q"', "it's", "a,b", "é", "日本", "ß-1", "50%", "long", "😀k"]
ENCODINGS = [None] * 8 + ["latin-1", "utf-16"]


def escaped(value):
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0")


def cell(kind, o):
    if kind == "whole":
        text = str(rng.choice([0, 7, -12, 1234, 98765, -1000]))
        return text.replace("1234", "1" + o["thousands"] + "234") if "thousands" in o else text
    if kind == "float":
        return rng.choice(["0", "3", "-45", "123"]) + o.get("decimal", ".") + rng.choice(["0", "5", "25", "125"])
    if kind == "truth":
        return rng.choice(["True", "False"])
    if kind == "date":
        return "%04d-%02d-%02d" % (rng.randint(1900, 2100), rng.randint(1, 12), rng.randint(1, 28))
    return rng.choice(WORDS)


def values(kind, column):
    present = column[column.notna()]
    dtype = str(column.dtype)
    if kind == "whole" and (dtype == "float64" or dtype == "object" and "" not in set(present)):
        return "int64", [None if pd.isna(v) else str(int(v)) for v in column]
    if kind == "truth" and dtype == "object" and len(present) and all(isinstance(v, (bool, np.bool_)) for v in present):
        dtype = "bool"
    if dtype == "datetime64[ns]":
        return dtype, [None if pd.isna(v) else str(v.value) for v in column]
    if dtype in ("float64", "float32"):
        return dtype, [None if pd.isna(v) else repr(float(v)) for v in column]
    return dtype, [None if pd.isna(v) else str(v) for v in column]


def padded(text, width, fill):
    room = width - len(text)
    left = rng.choice([0, room, room // 2])
    return fill * left + text + fill * (room - left)


def case():
    o = {}
    if rng.random() < 0.25:
        o["decimal"] = ","
    if rng.random() < 0.25:
        o["thousands"] = "_" if rng.random() < 0.5 else "'"
    if rng.random() < 0.25:
        o["comment"] = "#"
    if rng.random() < 0.3:
        o["skiprows"] = rng.choice([1, 3, [2], [0, 4]])
    if rng.random() < 0.2:
        o["skipfooter"] = rng.choice([1, 2])
    if rng.random() < 0.5:  # these are cut into partitions
        o = {k: v for k, v in o.items() if k in ("decimal", "thousands")}
    missing = ["", "NA", "null"]
    if rng.random() < 0.3:
        o["na_values"] = ["-", "lost"]
        missing += o["na_values"]
        # Pandas takes the groups out of numbers in columns of text too.
        if rng.random() < 0.5 and "thousands" not in o:
            o["keep_default_na"] = False
            missing = o["na_values"]
    if rng.random() < 0.2 and "comment" not in o:
        o["skip_blank_lines"] = False
    cut = rng.choice(["widths", "colspecs", "open", "infer", "infer"])
    fill = " "
    if rng.random() < 0.25:
        fill = "."
        o.pop("decimal", None)
        o["decimal"] = ","
    kinds = [rng.choice(["whole", "float", "truth", "date", "text", "text"]) for _ in range(rng.choice([1, 2, 3, 5]))]
    if fill == ".":
        kinds = ["whole" if k == "text" else k for k in kinds]
    names = ["c%d" % i for i in range(len(kinds))]
    head = rng.choice(["yes", "yes", "no", "names", "replaced"])
    wide = [rng.choice([10, 11, 13]) for _ in kinds]
    gaps = [rng.choice([1, 2, 4]) for _ in kinds] if cut != "widths" else [0] * len(kinds)
    # Texts that fill a column to its end touch the next one, which only places tell apart.
    starts = [sum(wide[:i]) + sum(gaps[:i]) for i in range(len(kinds))]
    between = "|" if cut == "colspecs" and rng.random() < 0.3 else fill
    rows = rng.choice([1, 2, 5, 12, 130 if cut == "infer" else 20])
    lost = [rng.random() < 0.5 for _ in kinds]

    def record(cells):
        return "".join(padded(c, w, fill) + between * g for c, w, g in zip(cells, wide, gaps))

    lines = []
    if isinstance(o.get("skiprows"), int):
        lines += ["a line before that is left out, %d" % i for i in range(o["skiprows"])]
    elif "skiprows" in o and 0 in o["skiprows"]:
        lines.append("left out")
    if head in ("yes", "replaced"):
        lines.append(record(names if head == "yes" else [n.upper() for n in names]))
    if head in ("names", "replaced"):
        names = ["n%d" % i for i in range(len(kinds))]
    if head == "no":
        names = [str(i) for i in range(len(kinds))]
    for _ in range(rows):
        line = record([rng.choice(missing) if gap and rng.random() < 0.3 else cell(kind, o) for kind, gap in zip(kinds, lost)])
        ending = rng.random()
        if ending < 0.3:
            line = line.rstrip(fill)
        elif ending < 0.4 and cut != "infer" and (cut != "open" or kinds[-1] == "text"):
            line = line + "  beyond"
        lines.append(line)
        if "comment" in o and rng.random() < 0.2:
            # Pandas looks for comments only where a column is.
            lines.append("#" * 80 if cut == "infer" else "# a remark")
        # Pandas keeps what fills a field up before a comment.
        if "comment" in o and rng.random() < 0.2 and cut not in ("infer", "open"):
            lines[-1] = lines[-1].ljust(sum(wide) + sum(gaps)) + "# behind"
        # Pandas reads a line that is to be skipped where it comes right behind a blank one.
        if o.get("skip_blank_lines", True) and not isinstance(o.get("skiprows"), list) and rng.random() < 0.1:
            lines.append(rng.choice(["", " ", fill * 3]))
    text = rng.choice(["\n", "\r\n", "\r"]).join(lines) + rng.choice(["\n", ""])
    encoding = rng.choice(ENCODINGS)
    try:
        content = text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return None
    kw = dict(o, encoding=encoding or "utf-8")
    told = list(o.items())
    if fill != " ":
        kw["delimiter"] = fill
        told.append(("delimiter", fill))
    if cut == "widths":
        kw["widths"] = wide
        told.append(("widths", ",".join(map(str, wide))))
    elif cut == "infer":
        # What is cut off may be text, in which pandas makes points of decimal commas.
        kw["infer_nrows"] = 100 if "decimal" in o or "thousands" in o else rng.choice([100, 4])
        told.append(("infer_nrows", kw["infer_nrows"]))
    else:
        spans = [(s, s + w) for s, w in zip(starts, wide)]
        if cut == "open":
            spans[-1] = (spans[-1][0], None)
        kw["colspecs"] = spans
        told.append(("colspecs", ",".join("%d:%s" % (a, "" if b is None else b) for a, b in spans)))
    if head == "no":
        kw["header"] = None
    if head == "names":
        kw.update(names=names, header=None)
    if head == "replaced":
        kw.update(names=names, header=0)
    key = (lambda n: int(n)) if head == "no" else (lambda n: n)
    dates = [n for n, k in zip(names, kinds) if k == "date"]
    forced = {}
    for n, k in zip(names, kinds):
        if k == "whole" and rng.random() < 0.25 and "thousands" not in o:
            forced[n] = rng.choice(["float64", "object"])
        elif k == "text" and rng.random() < 0.25:
            forced[n] = "category"
    chosen = [n for n in names if rng.random() < 0.6] if rng.random() < 0.3 and (head == "yes" or head != "no" and cut != "infer") else []
    if chosen:
        kw["usecols"] = chosen
        dates = [d for d in dates if d in chosen]
        forced = {n: d for n, d in forced.items() if n in chosen}
    kw["dtype"] = {key(n): str if d == "object" else d for n, d in forced.items()}
    kw["parse_dates"] = [key(d) for d in dates]
    try:
        frame = pd.read_fwf(io.BytesIO(content), **kw)
    except Exception:
        return None
    frame.columns = [str(c) for c in frame.columns]
    if not isinstance(frame.index, pd.RangeIndex) or set(frame.columns) != set(chosen or names) or not len(frame):
        return None
    if any(str(frame[d].dtype) != "datetime64[ns]" for d in dates):
        return None
    told = [(k, "lines " + ",".join(map(str, v)) if k == "skiprows" and isinstance(v, list) else "\x1e".join(v) if isinstance(v, list) else v)
            for k, v in told]
    told += [("head", head), ("names", "\x1e".join(names)), ("dates", "\x1e".join(dates))]
    if encoding:
        told.append(("encoding", encoding))
    if chosen:
        told.append(("usecols", "\x1e".join(chosen)))
    told += [("dtype " + n, d) for n, d in forced.items()]
    ending = rng.choice([""] * 6 + [".gz", ".bz2"])
    packed = gzip.compress(content, mtime=0) if ending == ".gz" else bz2.compress(content) if ending == ".bz2" else content
    line = ["\x1f".join("%s=%s" % pair for pair in told), ending, base64.b64encode(packed).decode(), str(len(frame))]
    for name, kind in zip(names, kinds):
        if name in frame.columns:
            dtype, texts = values("" if name in forced else kind, frame[name])
            if not any(t is not None for t in texts):
                return None
            line += [name, dtype, "\x1f".join("\0" if t is None else t for t in texts)]
    return "\t".join(escaped(part) for part in line)


made = 0
while made < 150:
    text = case()
    if text is not None:
        print(text)
        made += 1
