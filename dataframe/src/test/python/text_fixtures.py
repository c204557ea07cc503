"""Writes texts.tsv: what pandas' str and dt accessors make of odd values.   usage: /usr/bin/python3 text_fixtures.py

Lines:  texts, the values;  case NAME, the results, behind tabs; everything as JSON, null where missing.
"""

import json
import os
import warnings

import pandas as pd

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
TEXTS = ["", " ", "a", "A", "Abc def", "ABC", "abc-def-ghi", "-", "a--b", "--", "x y  z ", "  lead", "tail  ", "straße", "ßa ßb", "ÉCOLE", "o'neill mc'x",
         "日本 go", "日本a", "ΑΣ ΟΔΟΣ", "x²", "½", "Ⅷ", "٣", "12", "1.5", "四", "aXbXc", "ﬁne ﬁ", "ŉa", "ǆx", "Tit Le", "TiT", "tab\tin", "new\nline",
         "a.b.c.d", "aaaa", None, "İstanbul", "naïve café", "é", "prefix_x_suffix", "_x_"]
s = pd.Series(TEXTS, dtype="object")
CASES = {}
for op in ("title", "capitalize", "swapcase", "casefold", "lower", "upper", "isdigit", "isdecimal", "isnumeric", "isalnum", "isalpha", "istitle",
           "islower", "isupper", "isspace", "len"):
    CASES[op] = getattr(s.str, op)()
for sep in ("-", "", ".", "X", "aa", "a"):
    for most in (1, 2, -1):
        for side in ("split", "rsplit"):
            parts = getattr(s.str, side)(sep or None, n=most)
            for at in (0, 1, -1, 2):
                CASES["%s|%s|%d|%d" % (side, sep, most, at)] = parts.str.get(at)
    if sep:
        for side in ("partition", "rpartition"):
            for at in (0, 1, 2):
                CASES["%s|%s|%d" % (side, sep, at)] = getattr(s.str, side)(sep)[at]
for pattern in ("[a-z]", "([a-z])-", "b*x"):
    for at in (0, 1, -1):
        CASES["findall|%s|%d" % (pattern, at)] = s.str.findall(pattern).str.get(at)
CASES["join|-"] = s.str.join("-")
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    CASES["normalize|" + form] = s.str.normalize(form)
CASES["translate"] = s.str.translate(str.maketrans({"a": "1", "b": "", "-": "__"}))
CASES["removeprefix|prefix_"] = s.str.removeprefix("prefix_")
CASES["removesuffix|_"] = s.str.removesuffix("_")
for side in ("left", "right", "both"):
    CASES["pad|7|" + side] = s.str.pad(7, side, "*")
days = pd.Series(pd.to_datetime(["2000-01-01", "1999-12-31 23:59:59.000123", None, "2004-02-29 12:30", "2021-01-03 00:00:01", "1969-12-28 05:00"]))
CASES["time"] = days.dt.time.map(lambda v: None if v != v or v is pd.NaT else str(v))
CASES["isoyear"] = days.dt.isocalendar().year
CASES["weekday"] = days.dt.weekday


def plain(value):
    if value is None or value is pd.NA or value != value:
        return None
    return value if isinstance(value, (str, bool)) else bool(value) if type(value).__name__ == "bool_" else int(value)


with open(os.path.join(HERE, "../resources/io/bask/dataframe/texts.tsv"), "w", encoding="utf-8") as out:
    out.write("texts\t" + "\t".join(json.dumps(t, ensure_ascii=False) for t in TEXTS) + "\n")
    for name, values in CASES.items():
        out.write(name + "\t" + "\t".join(json.dumps(plain(v), ensure_ascii=False) for v in values) + "\n")
