"""Writes csv_fixtures.txt: small CSV texts and what pandas reads from them.   usage: /usr/bin/python3 csv_fixtures.py

Lines of tab-separated, escaped fields (\\t \\n \\r \\0 \\\\; \\N is missing):
  case   NAME  TEXT  OPTION...     OPTION is KEY=VALUE: sep, quote, header, names, nulls, keep (default nulls), skipblank, true, false
  error                            pandas refuses, or takes the first column for an index: Bask must refuse
  column NAME  DTYPE  VALUE...     in order; floats as Python's repr

Bask's documented differences are applied here: whole numbers with missing values stay int64, booleans with missing values
stay bool, whole numbers beyond int64 are float64 (pandas: uint64 or object).
"""
import io, math, os, re, warnings
import numpy as np, pandas as pd

warnings.simplefilter("ignore")
WHOLE = re.compile(r"^\s*[+-]?[0-9]+\s*$")
out, count = [], 0
esc = lambda s: s.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0")

def read(text, o, **more):
    kw = dict(float_precision="round_trip", engine="c", low_memory=False, encoding="utf-8", index_col=None)
    if "sep" in o: kw["sep"] = o["sep"]
    if "quote" in o: kw["quotechar"] = o["quote"]
    if o.get("header") == "no": kw["header"] = None
    if "names" in o: kw["names"] = o["names"].split("|"); kw["header"] = None
    if "nulls" in o: kw["na_values"] = o["nulls"].split("|")
    if o.get("keep") == "no": kw["keep_default_na"] = False
    if o.get("skipblank") == "no": kw["skip_blank_lines"] = False
    if "true" in o: kw["true_values"] = o["true"].split("|")
    if "false" in o: kw["false_values"] = o["false"].split("|")
    kw.update(more)
    return pd.read_csv(io.BytesIO(text.encode("utf-8")), **kw)

def column(name, s, raw):
    present = raw[s.notna()]
    whole = len(present) > 0 and all(isinstance(v, str) and WHOLE.match(v) for v in present)
    kind = str(s.dtype)
    if whole and kind in ("float64", "uint64", "object"):
        ints = [int(v) for v in present]
        kind = "int64" if all(-2**63 <= i < 2**63 for i in ints) else "float64"
        values = [None if pd.isna(v) else (int(r) if kind == "int64" else float(int(r))) for v, r in zip(s, raw)]
    elif kind == "object" and s.notna().any() and all(isinstance(v, (bool, np.bool_)) for v in s[s.notna()]):
        kind, values = "bool", [None if pd.isna(v) else bool(v) for v in s]
    else:
        values = [None if pd.isna(v) else v for v in s.tolist()]
    text = lambda v: "\\N" if v is None else repr(v) if isinstance(v, (bool, int, float)) else esc(str(v))
    return "\t".join(["column", esc(str(name)), kind] + [text(v) for v in values])

def case(name, text, **o):
    global count
    count += 1
    out.append("\t".join(["case", name, esc(text)] + [k + "=" + esc(v) for k, v in o.items()]))
    try:
        df, raw = read(text, o), read(text, o, dtype=str)
        if len(df) and not isinstance(df.index, pd.RangeIndex): raise ValueError("implicit index")
        out.extend(column(c, df[c], raw[c]) for c in df.columns)
    except Exception as e:
        out.append("error")

def one(name, *values, **o):
    """A column of these field texts beside one of small numbers."""
    case(name, "x,n\n" + "".join(f"{v},{i}\n" for i, v in enumerate(values)), **o)

NA = ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "n/a", "nan", "null"]
for v in NA: one("missing among whole: " + v, "1", v, "3")
for v in NA: one("missing among text: " + v, "a", v, "c")
one("all missing", "", "NA", "nan")
for v in ["None", "none", "Null", "NAN", "Nan", "-", "N.A.", "na", "N/a", " NA", "NA ", "\"\"", "\"NA\"", "\" \""]: one("near missing: " + v, "1", v, "3")
for v in ["0", "-0", "+5", "-5", " 7", "7 ", " 7 ", "007", "12345678", "123456789", "99999999", "100000000", "1234567890123456", "12345678901234567",
          "9223372036854775807", "-9223372036854775808", "2147483648", "-2147483649", "1_000", "0x10", "1e3", "--1", "+-1", "+", "-", "1 2", "\"12\"", "\" 12\"", "\u0661"]:
    one("whole: " + v, "1", v)
for v in ["9223372036854775808", "18446744073709551615", "-9223372036854775809", "123456789012345678901234567890"]: one("wide: " + v, v, v)
for v in ["1.5", "-1.5", "+1.5", ".5", "5.", "-.5", "-5.", ".", "1e5", "1E5", "1e+5", "1e-5", "1e", "1e+", "e5", "1.5e3", "1.5E-3", " 1.5", "1.5 ", "0.1", "0.30000000000000004",
          "59.858311", "0.123456789", "123456789.123456789", "12345678.12345678", "99999999.99999999", "9007199254740993", "9007199254740993.0", "0.8444218515250481", "3.141592653589793",
          "2.2250738585072014e-308", "4.9e-324", "1.7976931348623157e308", "1e22", "1e23", "1.0000000000000002", "5e-324", "123456789012345678901234567890.5", "0.000000000000000000000000000001",
          "-0.0", "00.50", "1.5.2", "1,5", "1..5", "inf", "-inf", "+inf", "Inf", "INF", "infinity", "Infinity", "-Infinity", "infin", "nane", "1d", "1f", "0x1p3", "\"1.5\"", "100000000.5", "1.123456789012345678", "72057594037927945.0"]:
    one("decimal: " + v, "0.5", v)
for v in ["True", "TRUE", "true", "False", "FALSE", "false", "tRUE", "t", "T", "yes", "1", "0", "\"True\"", "True ", " True", ""]: one("truth: " + v, "True", v, "False")
one("truth and whole", "True", "1"); one("truth and decimal", "1.5", "False"); one("truth, whole and text", "True", "1", "x")
one("other truths", "yes", "no", "", true="yes", false="no"); one("other truths beside the usual", "yes", "True", true="yes", false="no"); one("whole truths", "1", "0", true="1", false="0")
one("whole then decimal", "1", "2.5", "3"); one("whole then text", "1", "x"); one("decimal then text", "1.5", "x"); one("whole, wide", "1", "9223372036854775808"); one("all kinds", "1", "1.5", "True", "x", "")
one("more nulls", "1", "?", "missing", nulls="?|missing"); one("only these nulls", "a", "NA", "", "?", nulls="?", keep="no"); one("empty is text", "a", "", "b", keep="no"); one("empty number", "1", "", "3", keep="no")
for mark in ["999", "-999", "999.0", "0999", "9", "0", "1e3", "-1.5", ".5", "12345678", "123456789", "9999999999", "inf", "x|7|-1"]:
    one("number as null, whole: " + mark, "1", "999", "-999", "7", "12345678", "123456789", "9999999999", "0", "-1", "1000", "0999", nulls=mark)
    one("number as null, float: " + mark, "0.5", "999", "999.0", "999.00", "9.99e2", "-999", "-999.0", "7", "-1.5", "-1.50", "1000.0", "1e3", "inf", "-0.0", "12345678", "123456789", "\"999\"", " 999", nulls=mark)
    one("number as null, text: " + mark, "a", "999", "999.0", "999.00", "-999", "-999.0", "0999", "7", "1e3", "1000", "1000.0", "0", "0.0", nulls=mark)
    one("number as null, truth: " + mark, "True", "999", "7", "False", nulls=mark, keep="no")
one("dates stay text", "2024-01-31", "2024-02-29")
C = case
C("plain", "a,b,c\n1,2.5,x\n4,5.5,y\n"); C("no last line end", "a,b\n1,2\n3,4"); C("CR LF", "a,b\r\n1,x\r\n3,y\r\n"); C("CR LF, no last", "a,b\r\n1,x\r\n3,y"); C("CR", "a,b\r1,x\r3,y\r"); C("CR, no last", "a,b\r1,x\r3,y")
C("mixed line ends", "a,b\n1,x\r\n2,y\r3,z\n"); C("CR inside quotes", "a,b\n\"x\ry\",1\n\"x\r\ny\",2\n"); C("LF CR", "a,b\n\r1,2\n\r3,4\n")
C("short records", "a,b,c\n1\n1,2\n1,2,3\n"); C("long record", "a,b\n1,2\n3,4,5\n"); C("all records long", "a,b\n1,2,3\n4,5,6\n"); C("trailing separators", "a,b\n1,2,\n3,4,\n"); C("trailing separator in header", "a,b,\n1,2,\n3,4,\n")
C("blank lines", "a,b\n\n1,2\n\n\n3,4\n\n"); C("blank lines of spaces", "a,b\n  \n1,2\n \t \n3,4\n"); C("blank lines kept", "a,b\n\n1,2\n\n3,4\n", skipblank="no"); C("blank CR LF lines", "a,b\r\n\r\n1,2\r\n\r\n"); C("blank lines first", "\n\na,b\n1,2\n")
C("one column", "a\n1\n2\n"); C("one column, blank lines", "a\n1\n\n2\n"); C("one column, blank lines kept", "a\n1\n\n2\n", skipblank="no"); C("one column, spaces", "a\nx\n \ny\n"); C("one column, quoted empty", "a\nx\n\"\"\ny\n")
C("header only", "a,b\n"); C("header only, no line end", "a,b"); C("nothing", ""); C("only blank lines", "\n\n"); C("separators only", "a,b,c\n,,\n,,\n")
C("quoted", "a,b\n\"x,y\",\"1\"\n\"p\"\"q\",\"2\"\n"); C("quoted line end", "a,b\n\"x\ny\",1\nz,2\n"); C("quoted header", "\"a\",\"b,c\"\n1,2\n"); C("header over lines", "\"a\nb\",c\n1,2\n"); C("only quotes", "a,b\n\"\"\"\",1\n\"\"\"\"\"\",2\n")
C("quote inside", "a,b\nx\"y,1\n5\" pipe,2\n\"q\",3\n"); C("quotes inside", "a,b\nx\"y\"z,1\n"); C("text after quote", "a,b\n\"x\"y,1\n\"x\" ,2\n\"x\"y\"z,3\n"); C("space before quote", "a,b\nx, \"1,2\"\n"); C("text after quote, separator", "a,b\n\"x\"\"y\"z,1\n\"p\"q\"r,2\n")
C("quote at the end", "a,b\n1,x\"\n2,y\n"); C("unclosed", "a,b\n1,\"x\n2,y\n"); C("stray then quoted line end", "a,b\nx\"y,1\n\"p\nq\",2\nr,3\n"); C("doubled outside", "a,b\nx\"\"y,1\n")
C("semicolons", "a;b\n1;x,y\n2,5;z\n", sep=";"); C("tabs", "a\tb\n1\tx y\n\t2\n", sep="\t"); C("bars", "a|b\n1|2\n", sep="|"); C("single quotes", "a,b\n'x,y',1\n'p''q',2\n\"r\",3\n", quote="'")
C("no header", "1,x\n2,y\n", header="no"); C("names", "1,x\n2,y\n", names="n|s"); C("more names", "1,x\n2,y\n", names="n|s|z"); C("no header, quoted", "\"a\nb\",1\n\"c\",2\n", header="no")
C("equal names", "a,b,a\n1,2,3\n"); C("three equal names", "a,a,a\n1,2,3\n"); C("no names", ",a,\n1,2,3\n"); C("names with spaces", " a,b \n1,2\n")
C("unicode", "né,名\nż,ó😀\n東京,x\n"); C("byte order mark", "\ufeffa,b\n1,2\n"); C("byte order mark, quoted", "\ufeff\"a\",b\n1,2\n"); C("wide spaces", "a,b\n  x  ,1\n")
C("first value far down", "a,b\n" + "".join(f",{i}\n" for i in range(60)) + "7,60\n"); C("decimal far down", "a\n" + "".join(f"{i}\n" for i in range(60)) + "0.5\n"); C("long text", "a,b\n" + "x" * 300 + ",1\n" + "\"" + "y\n" * 200 + "\",2\n")
C("many columns", ",".join(f"c{i}" for i in range(70)) + "\n" + ",".join(str(i) for i in range(70)) + "\n" + ",".join(str(i / 4) for i in range(70)) + "\n")

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../resources/io/bask/dataframe/io/csv_fixtures.txt"), "w", encoding="utf-8", newline="\n") as f:
    f.write("# pandas %s, by csv_fixtures.py\n" % pd.__version__ + "\n".join(out) + "\n")
print(count, "cases")
