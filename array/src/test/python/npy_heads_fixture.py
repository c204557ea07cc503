"""Writes heads of files in NumPy's format, most of them damaged, and what NumPy reads behind them, for NpyHeadsTest.

usage: /usr/bin/python3 npy_heads_fixture.py OUT.gz [COUNT [SEED]]   (made with NumPy 1.24)
A line is a file in base 64 and its array, or ERROR where NumPy refuses it or has elements that Bask has no dtype for.
"""
import base64
import gzip
import io
import sys
import warnings

import numpy as np

from script_fixture import DTYPES, text

warnings.simplefilter("ignore")
TYPES = ["<f8", ">f8", "|u1", "<i4", ">i2", "|b1", "<c16", ">c8", "?", "d", "float64", "int", "=i8", "f08", "<f2", "<U3", "O", "<M8[s]", "<f7",
         "", "f4,f4", "|S2", "<u4", "bool8", "<i08", "|i8", "b", "f", "Float64", "<float64", "1f8", "1=i8", "=1i8", "1<f8", "<1f8", "1>f4", ">1i4", "1>=i8", "=1<i8",
         ">1<i8", "1 i4", "1 <i4", "1|u1", "1?", "1int64", "1=float64", "1>float64", "0i8", "1", "1<", "=d1", "1 = i8", "|1>i8"]
SHAPES = ["(3,)", "(2, 2)", "()", "(0, 4)", "(2,)", "(1, 2, 1)", "[3]", "3", "(3)", "(-1,)", "(2.0,)", "(True, 2)", "('2',)", "(9,)",
          "(10000000000000000000000,)", "(2L, 2L)", "(0x2,)", "( 2 ,\n 2 )", "(03,)", "(1_0,)", "((2),)", "((2,),)", "(2,,)", "(,)", "(2 2)",
          "(None,)", "(4294967296, 4294967296)", "(+2,)", "(2,)  # two", "set()", "(2e0,)", "(3, 0b1)", "(1," + " 1," * 40 + ")"]
ORDERS = ["False", "True", "0", "1", "None", "'False'", "false", "(True)", "False, False", "not True"]
KEYS = [("descr", "fortran_order", "shape")] * 9 + [("shape", "descr", "fortran_order"), ("descr", "fortran_order"), ("descr", "shape"),
                                                     ("descr", "fortran_order", "shape", "more"), ("Descr", "fortran_order", "shape"),
                                                     ("descr", "fortran_order", "shape", "shape")]


def head(rng):
    def pick(options, usual=0.75):
        return options[0] if rng.random() < usual else options[int(rng.integers(len(options)))]

    type_ = repr(TYPES[int(rng.integers(len(TYPES)))]) if rng.random() < 0.6 else pick(["'<f8'", "None", "8", "[('a', '<i4')]", "'<f' '8'",
                                                                                       "b'<f8'", 'u"<f8"', "\"\"\"<f8\"\"\""], 0.3)
    shape = SHAPES[int(rng.integers(5))] if rng.random() < 0.6 else SHAPES[int(rng.integers(len(SHAPES)))]
    values = {"descr": type_, "fortran_order": pick(ORDERS), "shape": shape, "more": "1", "Descr": type_}
    quote = pick(["'", '"', ""], 0.9)
    parts = [f"{quote}{key}{quote}: {values[key]}" for key in KEYS[int(rng.integers(len(KEYS)))]]
    body = pick(["{%s, }", "{%s}", " {%s }\n\n", "\t{%s}", "[%s]", "{%s", "%s}", "{%s,,}", "({%s})", "{%s};", "{%s} {}", "dict(%s)", "\n{%s}"], 0.8)
    return body % pick([", ", ",", ",\n", " , ", " "], 0.8).join(parts)


def file(rng):
    version = [1, 1, 1, 2, 3, 0, 4, 255][int(rng.integers(8))] if rng.random() < 0.3 else int(rng.integers(1, 4))
    body = head(rng).encode("latin1")
    if rng.random() < 0.5:
        body += b" " * int(-(len(body) + 11) % 64) + b"\n"
    length = len(body) if rng.random() < 0.9 else int(rng.integers(0, 3 * len(body)))
    if rng.random() < 0.03:
        length = int(rng.integers(9_990, 70_000)) % 65536
        body += b" " * max(0, length - len(body))
    data = bytes(int(v) for v in rng.integers(0, 2, int(rng.integers(0, 100)) if rng.random() < 0.2 else 128))
    whole = b"\x93NUMPY" + bytes([version, int(rng.random() < 0.03)]) + length.to_bytes(2 if version == 1 else 4, "little") + body + data
    if rng.random() < 0.1:
        whole = whole[:int(rng.integers(0, len(whole) + 1))]
    if rng.random() < 0.3:
        changed = bytearray(whole)
        for _ in range(int(rng.integers(1, 3))):
            at = int(rng.integers(0, min(len(changed), 100))) if changed else 0
            changed[at:at + int(rng.integers(0, 2))] = bytes(rng.choice(list(b"'\"(){}[],: 0129TrueFalse<>|-+xL_.#\n\0\xe9"), int(rng.integers(0, 2))).astype("u1"))
        whole = bytes(changed)
    return whole


def answer(whole):
    try:
        a = np.load(io.BytesIO(whole))
        a = a.astype(a.dtype.newbyteorder("="))
        return text(a) if a.dtype.name in DTYPES else "ERROR"
    except Exception:
        return "ERROR"


rng = np.random.default_rng(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
with gzip.GzipFile("", "wb", 9, open(sys.argv[1], "wb"), mtime=0) as out:
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 1500):
        whole = file(rng)
        out.write(base64.b64encode(whole) + b"\t" + answer(whole).encode() + b"\n")
