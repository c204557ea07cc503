"""Writes what pandas' read_csv makes of texts in odd dialects: one case a line, for OddDialectsTest.

Run: /usr/bin/python3 odd_csv_fixtures.py > ../resources/io/bask/dataframe/io/odd_csv.tsv
A line: options, the text, names of columns, number of rows, then the values of each column as text, joined by U+001F, a missing one
is U+0000.
"""
import io
import random
import sys

import pandas as pd

rng = random.Random(11)


def escaped(value):
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0")


def field(chosen):
    text = rng.choice(["a", "b c", "1", "22", "x.y", "é", "long text", "0", "", "NA", "z"])
    kind = rng.random()
    quote = chosen.get("quotechar", '"')
    sep = chosen.get("sep", ",")
    if "escapechar" in chosen and kind < 0.3:
        return text + chosen["escapechar"] + rng.choice([quote, chosen["escapechar"], "n"] + ([sep] if len(sep) == 1 else []))
    if kind < 0.4 and sep != r"\s+" and len(sep) == 1:
        inner = rng.choice([text + sep + "k", text + quote * 2 + "q", text + "\nnext", text + " # no comment", text])
        return quote + inner + quote
    if sep == r"\s+":
        return text.replace(" ", "") or "e"
    return text


def line(chosen, width):
    sep = chosen.get("sep", ",")
    join = rng.choice([" ", "  ", "\t "]) if sep == r"\s+" else sep + (rng.choice(["", " "]) if chosen.get("skipinitialspace") else "")
    text = join.join(field(chosen) for _ in range(width))
    # Pandas knows no comment right behind a closing quote.
    if "comment" in chosen and rng.random() < 0.3 and not text.endswith(chosen.get("quotechar", '"')):
        text += chosen["comment"] + " remark" + sep + "more"
    return text


def main():
    for case in range(900):
        chosen = {}
        if rng.random() < 0.35:
            chosen["sep"] = rng.choice([";", "|", "||", "<>", "::", r"\s+"])
        multiple = len(chosen.get("sep", ",")) > 1
        if rng.random() < 0.3 and not multiple:
            chosen["escapechar"] = "\\"
        if rng.random() < 0.3 and not multiple:
            chosen["comment"] = "#"
        if rng.random() < 0.3:
            chosen["skiprows"] = rng.choice([1, 2, [1], [0, 2]])
        if rng.random() < 0.2 and "comment" not in chosen and "escapechar" not in chosen:
            chosen["skipfooter"] = rng.choice([1, 2])
        if rng.random() < 0.2 and not multiple:
            chosen["skipinitialspace"] = True
        if rng.random() < 0.2 and not multiple:
            chosen["quotechar"] = "'"
        # Pandas takes the first field for a label where the first row has one too many.
        bad = rng.random() < 0.2 and not any(k in chosen for k in ("skipfooter", "skiprows", "comment"))
        if bad:
            chosen["on_bad_lines"] = "skip"
        width = rng.choice([1, 2, 3, 3])
        if multiple:
            width = max(2, width)
        rows = rng.choice([1, 2, 4, 8])
        lines = []
        if "skiprows" in chosen and isinstance(chosen["skiprows"], int):
            lines += ["junk %d" % i for i in range(chosen["skiprows"])]
        elif "skiprows" in chosen and 0 in chosen["skiprows"]:
            lines += ["junk at the start"]
        sep = chosen.get("sep", ",")
        lines.append((" " if sep == r"\s+" else sep).join("c%d" % i for i in range(width)))
        for i in range(rows):
            if "comment" in chosen and rng.random() < 0.2:
                lines.append("# whole line")
            lines.append(line(chosen, width + (1 if bad and i > 0 and rng.random() < 0.3 else 0)))
        text = rng.choice(["\n", "\r\n"]).join(lines) + rng.choice(["\n", ""])
        python = multiple and sep != r"\s+" or "skipfooter" in chosen
        kwargs = dict(chosen)
        if multiple and sep != r"\s+":
            kwargs["sep"] = "".join("\\" + c if c in "|<>" and c == "|" else c for c in sep)
        try:
            frame = pd.read_csv(io.StringIO(text, newline=""), dtype=str, engine="python" if python else "c", **kwargs)
        except Exception as failed:
            continue
        if list(frame.columns) != ["c%d" % i for i in range(width)]:
            continue
        told = "\x1f".join("%s=%s" % (k, "lines " + ",".join(map(str, v)) if isinstance(v, list) else v) for k, v in chosen.items())
        cells = ["\x1f".join("\0" if pd.isna(v) else v for v in frame[c]) for c in frame.columns]
        print("\t".join(escaped(part) for part in [told, text, str(width), str(len(frame))] + cells))


main()
