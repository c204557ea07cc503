"""Writes json_lines.tsv: random lines of JSON, whole and damaged, and what is in them.   usage: json_fixtures.py [FILE WHOLE DAMAGED SEED]

Lines:  file BASE64 OUTCOME LINE ROWS, where the outcome is 'whole', 'bad' (LINE is the first that is no JSON object in UTF-8, by Python's
json, names twice and NaN refused), 'fine' (damaged, and yet lines of JSON), 'empty' (no keys) or 'nested' (a column holds objects, or arrays
and other values: LINE is the first of them in the first such column); behind whole ones a table as name_fixtures.py writes it. Lists are texts
there, as shown() makes them, and  lists NAME DTYPE  tells their dtype.
Kinds that come together in a column are those of docs/differences.md; JsonFixtureTest reads that.
"""

import base64
import json
import os
import random
import struct
import sys

import pandas as pd

from named_operations import escape, table

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "../resources/io/bask/dataframe/io/json_lines.tsv")
rng = random.Random(11)
KEYS = ["a", "b", "ü", "k.x", "", "日本", 'with "q"', "t\tb", "c"]
TEXTS = ["", "x", "true", "1", "1.5", "null", "é", "e\u0301", "日本語", "\U0001D4B3", "a\nb", "\t", "\\", '"q"', "/", "\u2028", "\u0001", "2024-01-01"]
WHOLE = [0, 1, -1, 2**31, -2**63, 2**63 - 1, 7, 10**15]
REAL = ["1.5", "-0.0", "1e3", "1E-7", "2.5e+10", "0.1", "123456789.123456789", "1e22", "5e-324", "1.7976931348623157e308", "9007199254740993.0"]
HUGE = [str(2**63), str(-2**63 - 1), str(10**30), "1e400", "-1e999"]
ODD = ["{}", '{"a": 1}', "[]", "[1]", "[null]", '["x"]', "[[2]]", "[{}]", '[[1], {"b": []}]', "[[], 1]", '"x"', "1"]
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
    if len(kind) > 1:
        items = [value(kind[1:]) for _ in range(rng.choice([0, 0, 1, 2, 3]))]
        return "[" + blank() + (blank() + "," + blank()).join(items) + blank() + "]"
    kind = kind if rng.random() < 0.97 else rng.choice("ifbtgx")
    if kind == "x":
        kind = rng.choice("ifbt")
    return {"i": lambda: str(rng.choice(WHOLE)), "f": lambda: rng.choice(REAL), "b": lambda: rng.choice(["true", "false"]),
            "g": lambda: rng.choice(HUGE), "t": lambda: text(rng.choice(TEXTS))}[kind]()


def blank():
    return rng.choice(["", "", "", " ", "\t", "  "])


def whole(odd):
    """Lines, and their cells; odd ones with a value that the others of its column may not go with."""
    keys = list(dict.fromkeys(rng.choice(KEYS) for _ in range(rng.randint(1, 5))))
    kinds = {key: rng.choice(["", "", "", "l", "ll"]) + rng.choice("iiffbttgx") for key in keys}
    rows, lines = [], []
    for _ in range(rng.choice([1, 2, 5, 20])):
        if rng.random() < 0.1:
            lines.append(rng.choice(["", " ", "\t", "\r"]))
        row = [(key, value(kinds[key])) for key in keys if rng.random() < 0.9]
        if odd and row and rng.random() < 0.3:
            at = rng.randrange(len(row))
            row[at] = (row[at][0], rng.choice(ODD))
        rng.shuffle(row)
        parts = [text(key) + blank() + ":" + blank() + cell for key, cell in row]
        lines.append(blank() + "{" + blank() + (blank() + "," + blank()).join(parts) + blank() + "}" + blank())
        rows.append(dict(row))
    end = rng.choice(["\n", "\n", "\r\n"])
    mark = "\ufeff" if rng.random() < 0.1 else ""
    return (mark + end.join(lines) + (end if rng.random() < 0.7 else "")).encode("utf-8"), rows


def kind(cell):
    if isinstance(cell, Text):
        return "object"
    if cell in ("true", "false"):
        return "bool"
    return "int64" if not set(cell) & set(".eE") and -2**63 <= int(cell) < 2**63 else "float64"


class Text(str):
    """What stood in quotes."""


class Written(str):
    """A number as it was written."""


def parsed(cell):
    """A cell as None, a number or truth value as it was written, Text, or a list of such."""
    def marked(value):
        if isinstance(value, list):
            return [marked(item) for item in value]
        if value is True or value is False:
            return "true" if value else "false"
        return value if value is None or isinstance(value, Written) else Text(value)
    return marked(json.loads(cell, parse_int=Written, parse_float=Written))


def dtype_of(cells):
    """The dtype of cells, as differences.md has it."""
    there = [cell for cell in cells if cell is not None]
    if any(isinstance(cell, list) for cell in there):
        return "list[%s]" % dtype_of([item for cell in there for item in cell])
    kinds = {kind(cell) for cell in there}
    return "float64" if not kinds else kinds.pop() if len(kinds) == 1 else "float64" if kinds == {"int64", "float64"} else "object"


READ = {"object": str, "bool": lambda cell: cell == "true", "int64": int, "float64": float}


def shown(value, dtype):
    """A list as a text that tells all values apart; zeros of lists have no sign."""
    if value is None:
        return "null"
    if dtype.startswith("list["):
        return "[" + ", ".join(shown(item, dtype[5:-1]) for item in value) + "]"
    value = READ[dtype](value)
    if dtype == "float64":
        return "%016x" % struct.unpack(">Q", struct.pack(">d", value + 0.0))[0]
    return '"%s"' % value if dtype == "object" else str(value).lower()


def frame(rows):
    """The table, and the dtypes of its lists by name."""
    columns, lists = {}, {}
    for name in dict.fromkeys(key for row in rows for key in row):
        cells = [parsed(row.get(name, "null")) for row in rows]
        dtype = dtype_of(cells)
        if dtype.startswith("list["):
            lists[name] = dtype
            columns[name] = pd.Series([None if cell is None else shown(cell, dtype) for cell in cells], dtype="object")
            continue
        values = [None if cell is None else READ[dtype](cell) for cell in cells]
        columns[name] = pd.Series(values, dtype={"int64": "Int64", "bool": "boolean"}.get(dtype, dtype))
    return pd.DataFrame(columns), lists


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


def refused(cells):
    """The line of the first of these (line, value) that no column can hold; None when one can hold them all."""
    objects = [line for line, cell in cells if isinstance(cell, dict)]
    arrays = [line for line, cell in cells if isinstance(cell, list)]
    if objects:
        return objects[0]
    if not arrays:
        return None
    if any(cell is not None and not isinstance(cell, list) for _, cell in cells):
        return arrays[0]
    return refused([(line, item) for line, cell in cells if cell is not None for item in cell])


def outcome(data):
    """What comes of lines; unclear which of two faults is told where halves of surrogate pairs come first, as only reading values finds those."""
    columns, rows, half = {}, 0, None
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip(bytes(range(33))):
            continue
        try:
            row = json.loads(line.decode("utf-8"), object_pairs_hook=unique, parse_constant=refuse)
            if not isinstance(row, dict):
                raise ValueError("no object")
        except (ValueError, RecursionError):
            return ("bad", number, rows) if half is None else ("unclear", 0, 0)
        try:
            check(row)
        except UnicodeEncodeError:
            half = half or (number, rows)
        rows += 1
        for key, cell in row.items():
            columns.setdefault(key, []).append((number, cell))
    lines = [line for line in map(refused, columns.values()) if line is not None]
    if half:
        return ("unclear", 0, 0) if lines else ("bad", *half)
    return ("nested", lines[0], rows) if lines else ("fine" if columns else "empty", 0, rows)


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
            data, rows = whole(number % 3 == 0)
            if number >= count:
                data = damaged(data)
            found, line, lines = outcome(data)
            if found == "unclear":
                continue
            state = "whole" if number < count and found == "fine" else found
            out.write("\t".join(["file", base64.b64encode(data).decode(), state, str(line), str(lines)]) + "\n")
            if state == "whole":
                content, lists = frame(rows)
                table(out, content)
                for name, dtype in lists.items():
                    out.write("\t".join(["lists", escape(name), dtype]) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 4:
        rng.seed(int(sys.argv[4]))
        write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        write(OUT, 90, 300)
