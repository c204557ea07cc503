"""Writes files in NumPy's format for FilesTest: every dtype, byte order, order of axes, and version of the format.

usage: /usr/bin/python3 npy_fixture.py FOLDER
"""
import sys
from pathlib import Path

import numpy as np
from numpy.lib import format as npy

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
values = np.arange(24)
dtypes = ["?", "i1", "<i2", "<i4", "<i8", "u1", "<f4", "<f8", "<c8", "<c16", ">i2", ">i4", ">i8", ">f4", ">f8", ">c16"]
arrays = {}
for dtype in dtypes:
    data = (values % 2 if dtype == "?" else values).astype(dtype)
    if "c" in dtype:
        data = data + (1j * values).astype(dtype)
    name = dtype.replace("<", "l").replace(">", "b").replace("?", "bool")
    np.save(folder / f"{name}.npy", data.reshape(2, 3, 4).astype(dtype))
    arrays[name] = data.reshape(4, 6).astype(dtype)
np.save(folder / "fortran.npy", np.asfortranarray(values.reshape(2, 3, 4) * 1.5))
np.save(folder / "scalar.npy", np.float64(2.5))
np.save(folder / "empty.npy", np.zeros((3, 0, 2), "i4"))
np.save(folder / "line.npy", np.array([0.0, -0.0, np.nan, np.inf]))
np.save(folder / "text.npy", np.array(["a", "b"]))
np.save(folder / "unsigned.npy", values.astype("u4"))
np.save(folder / "record.npy", np.zeros(2, [("a", "i4"), ("b", "f8")]))
with open(folder / "version2.npy", "wb") as file:
    npy.write_array(file, values.reshape(6, 4), version=(2, 0))
with open(folder / "version3.npy", "wb") as file:
    npy.write_array(file, values.reshape(6, 4), version=(3, 0))
np.savez(folder / "several.npz", **arrays, turned=np.asfortranarray(values.reshape(4, 6)))
np.savez_compressed(folder / "small.npz", a=values.reshape(4, 6) * 0.5, b=np.array(True))
