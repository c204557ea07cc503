"""Reads by pandas the tables that Bask wrote, for Hdf5FrameTest.

usage: /usr/bin/python3 -W ignore hdf5_frames_check.py FOLDER; each line of its written.txt is a file, a key, how many levels labels have,
and a text file with what is to be read
"""
import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.dont_write_bytecode = True
from hdf5_frames import table

root = Path(sys.argv[1])
for line in (root / "written.txt").read_text(encoding="utf-8").splitlines():
    name, key, levels, text = line.split("\t")
    frame = pd.read_hdf(root / name, key)
    if levels == "0":
        assert frame.index.dtype == np.int64 and frame.index.name is None, (name, key, frame.index)
        assert list(frame.index) == list(range(len(frame))), (name, key, frame.index)
    actual = table(frame)
    expected = (root / text).read_text(encoding="utf-8").split("\n")[:-1]
    if levels == "0":
        actual = [line.split("\t", 1)[1] for line in actual]
    if expected[0].startswith("span|timedelta64[ns]"):
        continue  # pandas reads spans that label rows of a table as whole numbers, its own too
    assert actual[0] == expected[0], (name, key, actual[0], expected[0])
    assert len(actual) == len(expected), (name, key, len(actual), len(expected))
    heads = expected[0].split("\t")
    for row, (left, right) in enumerate(zip(actual, expected)):
        for head, a, b in zip(heads, left.split("\t"), right.split("\t")):
            same = a == b or "|float" in head and "\\N" not in (a, b) and float(a) == float(b.replace("Infinity", "inf"))
            assert same, (name, key, row, head, a, b)
    for start in range(0, len(frame), max(1, len(frame) // 3)):
        some = pd.read_hdf(root / name, key, start=start, stop=start + 5)
        pd.testing.assert_frame_equal(some, frame.iloc[start : start + 5], check_column_type=False)
print("all right")
