"""Writes json_documents.tsv: tables as pandas writes them by each orient, what it reads of them, and damaged documents.

usage: json_document_fixtures.py [FILE WHOLE DAMAGED SEED]

Lines:  file BASE64 OUTCOME ORIENT, where the outcome is 'whole' (a table follows as name_fixtures.py writes it, with the labels that it has in
the file), 'bad' (Python's json does not read it, names twice and NaN refused) or 'fine' (damaged, and yet a document).
Behind a table  written BASE64  is what pandas writes of it without blanks, with moments as milliseconds.
"""

import base64
import io
import json
import os
import sys

import pandas as pd

from json_fixtures import TEXTS, damaged, refuse, rng, unique
from named_operations import labels, table

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "../resources/io/bask/dataframe/io/json_documents.tsv")
ORIENTS = ["records", "split", "index", "columns", "values"]
NAMES = ["a", "b", "ü", "k.x", "日本", 'with "q"', "t\tb", "c"]


def maybe(value):
    return None if rng.random() < 0.2 else value


def column(n):
    kind = rng.choice("ijfbotd")
    if kind == "i":
        return pd.Series([rng.choice([0, 1, -1, 2**31, -2**53, 2**53, 7]) for _ in range(n)], dtype="int64")
    if kind == "j":
        return pd.Series([maybe(rng.randint(-9, 9)) for _ in range(n)], dtype="Int64")
    if kind == "f":
        return pd.Series([maybe(rng.choice([0.0, 1.5, -2.25, 100.125, 3.0, 0.5])) for _ in range(n)], dtype="float64")
    if kind == "b":
        return pd.Series([rng.random() < 0.5 for _ in range(n)], dtype="bool")
    if kind == "o":
        return pd.Series([maybe(rng.random() < 0.5) for _ in range(n)], dtype="boolean")
    if kind == "d":
        return pd.Series([maybe(pd.Timestamp("1969-12-28") + pd.Timedelta(milliseconds=rng.randint(0, 10**9))) for _ in range(n)], dtype="datetime64[ns]")
    return pd.Series([maybe(rng.choice(TEXTS)) for _ in range(n)], dtype="object")


def frame():
    n = rng.choice([0, 1, 2, 7, 30])
    names = rng.sample(NAMES, rng.randint(1, 5))
    made = pd.DataFrame({name: column(n) for name in names})
    made.index = labels(n, rng.choice(["range", "range", "numbers", "texts"])).rename(None)
    return made


def as_read(content, orient):
    """What is read of a table: columns without values are float64, moments the numbers they were written as."""
    read = {}
    for place, name in enumerate(content.columns):
        values = content[name]
        if values.isna().all():
            values = pd.Series([float("nan")] * len(values), dtype="float64")
        elif str(values.dtype) == "datetime64[ns]":
            millis = [None if value is pd.NaT else value.value // 10**6 for value in values]
            values = pd.Series(millis, dtype="Int64")
        read[str(place) if orient == "values" else name] = values.reset_index(drop=True)
    result = pd.DataFrame(read)
    if orient in ("split", "index", "columns"):
        result.index = pd.Index(list(content.index), dtype=content.index.dtype)
    return result


def verify(text, orient, expected):
    """Fails where pandas reads other values."""
    found = pd.read_json(io.StringIO(text), orient=orient, dtype=False, convert_dates=False, convert_axes=True)
    if orient in ("index", "columns"):  # pandas may sort these
        found = found.loc[list(expected.index)]
    assert list(map(str, found.columns)) == list(expected.columns), (text, found)
    if orient in ("split", "index", "columns"):
        assert list(found.index) == list(expected.index), text
    for place in range(len(found.columns)):
        one = [None if pd.isna(value) else value for value in found.iloc[:, place]]
        other = [None if pd.isna(value) else value for value in expected.iloc[:, place]]
        assert one == other, (text, one, other)


def outcome(data):
    try:
        json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"), object_pairs_hook=unique, parse_constant=refuse)
        return "fine"
    except (ValueError, RecursionError):
        return "bad"


def encoded(text):
    return base64.b64encode(text if isinstance(text, bytes) else text.encode("utf-8")).decode()


def write(path, count, broken):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        number = 0
        while number < count + broken:
            content, orient = frame(), ORIENTS[number % len(ORIENTS)]
            options = {"orient": orient, "double_precision": 15}
            text = content.to_json(force_ascii=rng.random() < 0.5, indent=rng.choice([None, None, 1, 4]), **options)
            if number >= count:
                data = damaged(text.encode("utf-8"))
                out.write("\t".join(["file", encoded(data), outcome(data), orient]) + "\n")
                number += 1
                continue
            number += 1
            if len(content) == 0 and orient not in ("split", "columns"):
                continue
            expected = as_read(content, orient)
            verify(text, orient, expected)
            out.write("\t".join(["file", encoded(text), "whole", orient]) + "\n")
            table(out, expected)
            out.write("original\n")
            table(out, content)
            out.write("\t".join(["written", encoded(content.to_json(force_ascii=False, **options).replace("\\/", "/"))]) + "\n")


if __name__ == "__main__":
    rng.seed(int(sys.argv[4]) if len(sys.argv) > 4 else 29)
    if len(sys.argv) > 4:
        write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        write(OUT, 100, 400)
