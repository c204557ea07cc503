"""Reads by h5py what Bask wrote, for Hdf5Test.

usage: /usr/bin/python3 hdf5_check.py FOLDER; each line of its cases.tsv is a file, a path, a dtype, a shape, what is to be the chunks
"""
import sys
from pathlib import Path

import h5py
import numpy as np

root = Path(sys.argv[1])
for line in (root / "cases.tsv").read_text().splitlines():
    name, path, dtype, lengths, chunks = line.split("\t")
    shape = tuple(int(n) for n in lengths.split(",") if n)
    values = np.arange(int(np.prod(shape))) % (2 if dtype == "bool" else 100)
    values = values + 1j * values if dtype.startswith("complex") else values
    with h5py.File(root / name, "r") as file:
        array = file[path]
        assert array.shape == shape and array.dtype == np.dtype(dtype), (name, path, array.shape, array.dtype)
        assert np.array_equal(array[...], values.reshape(shape).astype(dtype)), (name, path, array[...])
        assert str(array.chunks) == chunks, (name, path, array.chunks)
        for group, attribute, value in [("/", "title", b"wind \xc3\xbc"), ("/", "year", 2024), ("/", "flag", True), ("/", "scale", 0.5)]:
            if attribute in file[group].attrs:
                assert file[group].attrs[attribute] == value, (name, attribute, file[group].attrs[attribute])
print("all right")
