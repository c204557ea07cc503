"""Reads arrays of version 2 that Bask wrote, by zarr-python, for ZarrTest.

usage: /usr/bin/python3 zarr_check.py FOLDER; each line of its cases.tsv is a name, a dtype, a shape
"""
import sys
from pathlib import Path

import numpy as np
import zarr

root = Path(sys.argv[1])
for line in (root / "cases.tsv").read_text().splitlines():
    name, dtype, lengths = line.split("\t")
    shape = tuple(int(n) for n in lengths.split(",") if n)
    values = np.arange(int(np.prod(shape)))
    values = values % 2 if dtype == "bool" else values + 1j * values if dtype.startswith("complex") else values
    array = zarr.open(zarr.DirectoryStore(str(root / name)), mode="r")
    assert array.shape == shape and array.dtype.newbyteorder("=") == np.dtype(dtype), (name, array.shape, array.dtype)
    assert np.array_equal(array[...], values.reshape(shape).astype(dtype)), (name, array[...])
    assert array.attrs.get("unit", "m") == "m", name
print("all right")
