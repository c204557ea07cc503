"""Writes json_lines.tsv: random lines of JSON, whole and damaged, and what is in them.   usage: json_fixtures.py [FILE WHOLE DAMAGED SEED]

Lines:  file BASE64 OUTCOME LINE ROWS, where the outcome is 'whole', 'bad' (LINE is the first that is no JSON object in UTF-8, by Python's
json, names twice and NaN refused) or 'nested' (objects or arrays, or no keys); behind whole ones a table as name_fixtures.py writes it.
Kinds that come together in a column are those of docs/differences.md; JsonFixtureTest reads that.
"""

import base64
import json
import os
import random
import runpy
import sys

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
table = runpy.run_path(os.path.join(HERE, "name_fixtures.py"))["table"]
OUT = os.path.join(HERE, "../resources/io/bask/dataframe/io/json_lines.tsv")
rng = random.Random(11)
KEYS = ["a", "b", "ü", "k.x", "", "日本", 'with "q"', "t\tb", "c"]
TEXTS = ["", "x", "true", "1", "1.5", "null", "é", "e\u0301", "日本語", "\U0001D4B3", "a\nb", "\t", "\\", '"q"', "/", "\u2028", "\u0001", "2024-01-01"]
WHOLE = [0, 1, -1, 2**31, -2**63, 2**63 - 1, 7, 10**15]
REAL = ["1.5", "-0.0", "1e3", "1E-7", "2.5e+10", "0.1", "123456789.123456789", "1e22", "5e-324", "1.7976931348623157e308", "9007199254740993.0"]
HUGE = [str(2**63), str(-2**63 - 1), str(10**30), "1e400", "-1e999"]
BYTES = b'{}[]",:\\\n\r \t\x000123456789.eE+-ntfu\xff\xc3\xed'


def text(value):
    out = '"'
    for c in value:
        code, chance = ord(c), rng.random()
        if c in '"\\':
            out += "\\" + c
        elif code < 32:
            out += {"\n": "\\n", "\t": "\\t"}.get(c, "\\u%04x" % code) if chance < 0.5 else "\\u%04X" % code
        elif chance < 0.2:
            high = code - 0x10000
            out += "\\u%04x\\u%04x" % (0xD800 + (high >> 10), 0xDC00 + (high & 0x3FF)) if code > 0xFFFF else "\\u%04x" % code
        else:
            out += "\\/" if c == "/" and chance < 0.6 else c
    return out + '"'


def value(kind):
    if rng.random() < 0.15:
        return "null"
    kind = kind if rng.random() < 0.97 else rng.choice("ifbtgx")
    if kind == "x":
        kind = rng.choice("ifbt")
    return {"i": lambda: str(rng.choice(WHOLE)), "f": lambda: rng.choice(REAL), "b": lambda: rng.choice(["true", "false"]),
            "g": lambda: rng.choice(HUGE), "t": lambda: text(rng.choice(TEXTS))}[kind]()


def blank():
    return rng.choice(["", "", "", " ", "\t", "  "])


def whole():
    keys = list(dict.fromkeys(rng.choice(KEYS) for _ in range(rng.randint(1, 5))))
    kinds = {key: rng.choice("iiffbttgx") for key in keys}
    rows, lines = [], []
    for _ in range(rng.choice([1, 2, 5, 20])):
        if rng.random() < 0.1:
            lines.append(rng.choice(["", " ", "\t", "\r"]))
        row = [(key, value(kinds[key])) for key in keys if rng.random() < 0.9]
        rng.shuffle(row)
        parts = [text(key) + blank() + ":" + blank() + cell for key, cell in row]
        lines.append(blank() + "{" + blank() + (blank() + "," + blank()).join(parts) + blank() + "}" + blank())
        rows.append(dict(row))
    end = rng.choice(["\n", "\n", "\r\n"])
    mark = "\ufeff" if rng.random() < 0.1 else ""
    return (mark + end.join(lines) + (end if rng.random() < 0.7 else "")).encode("utf-8"), rows


def kind(cell):
    if cell[0] == '"':
        return "object"
    if cell in ("true", "false"):
        return "bool"
    return "int64" if not set(cell) & set(".eE") and -2**63 <= int(cell) < 2**63 else "float64"


def frame(rows):
    columns = {}
    for name in dict.fromkeys(key for row in rows for key in row):
        cells = [row.get(name, "null") for row in rows]
        kinds = {kind(cell) for cell in cells if cell != "null"}
        dtype = "float64" if not kinds else kinds.pop() if len(kinds) == 1 else "float64" if kinds == {"int64", "float64"} else "object"
        read = {"object": lambda c: json.loads(c) if c[0] == '"' else c, "bool": json.loads, "int64": int, "float64": float}[dtype]
        values = [None if cell == "null" else read(cell) for cell in cells]
        columns[name] = pd.Series(values, dtype={"int64": "Int64", "bool": "boolean"}.get(dtype, dtype))
    return pd.DataFrame(columns)


def unique(pairs):
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a name twice")
    return dict(pairs)


def refuse(word):
    raise ValueError(word)


def check(cell):
    """Texts with half of a surrogate pair cannot be written."""
    for part in cell if isinstance(cell, list) else [x for pair in cell.items() for x in pair] if isinstance(cell, dict) else []:
        check(part)
    if isinstance(cell, str):
        cell.encode("utf-8")


def outcome(data):
    names, nested, rows = set(), False, 0
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip(bytes(range(33))):
            continue
        try:
            row = json.loads(line.decode("utf-8"), object_pairs_hook=unique, parse_constant=refuse)
            check(row)
            if not isinstance(row, dict):
                raise ValueError("no object")
        except (ValueError, RecursionError):
            return "bad", number, rows
        rows += 1
        names |= set(row)
        nested = nested or any(isinstance(cell, (dict, list)) for cell in row.values())
    return "nested" if nested or not names else "fine", 0, rows


def damaged(data):
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 5])):
        at, chance = rng.randrange(max(1, len(data))), rng.random()
        if chance < 0.3 and data:
            data[at] = rng.randrange(256)
        elif chance < 0.5:
            del data[at:at + 1]
        elif chance < 0.7:
            data.insert(at, rng.choice(BYTES))
        elif chance < 0.85:
            del data[at:]
        else:
            start = rng.randrange(max(1, len(data)))
            data[at:at] = data[start:start + rng.randrange(12)]
    return bytes(data)


def write(path, count, broken):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for number in range(count + broken):
            data, rows = whole()
            if number >= count:
                data = damaged(data)
            found, line, lines = outcome(data)
            shown = "whole" if number < count and found == "fine" else found
            out.write("\t".join(["file", base64.b64encode(data).decode(), shown, str(line), str(lines)]) + "\n")
            if shown == "whole":
                table(out, frame(rows))


if __name__ == "__main__":
    if len(sys.argv) > 4:
        rng.seed(int(sys.argv[4]))
        write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        write(OUT, 60, 300)
