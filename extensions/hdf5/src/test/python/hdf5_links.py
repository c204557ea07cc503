"""Writes HDF5 files with links for Hdf5LinkTest, by h5py.

usage: /usr/bin/python3 hdf5_links.py FILE.zip
"""
import sys
import tempfile
import zipfile
from pathlib import Path

import h5py
import numpy as np

folder = Path(tempfile.mkdtemp())
for libver in ["earliest", "v108", "latest"]:
    with h5py.File(folder / f"links-{libver}.h5", "w", libver=libver) as file:
        file["a/b/x"] = np.arange(4)
        # from the group that the link lies in, and from the root
        file["a/near"] = h5py.SoftLink("b/x")
        file["a/far"] = h5py.SoftLink("/a/b/x")
        file["a/there"] = h5py.SoftLink("b")
        file["root"] = h5py.SoftLink("/")
        file["again"] = h5py.SoftLink("a/near")
        file["itself"] = h5py.SoftLink("itself")
        file["one"] = h5py.SoftLink("/two")
        file["two"] = h5py.SoftLink("/a/three")
        file["a/three"] = h5py.SoftLink("/one")
        file["into"] = h5py.SoftLink("/one/x")
        file["below"] = h5py.SoftLink("/below/x")
        file["lost"] = h5py.SoftLink("/again-not")
        file["behind"] = h5py.SoftLink("lost")
        file["through"] = h5py.SoftLink("/a/b/x/y")
        file["abroad"] = h5py.ExternalLink("other.h5", "/x")
        file["chain/000"] = np.arange(4)
        for i in range(1, 120):
            file[f"chain/{i:03}"] = h5py.SoftLink(f"{i - 1:03}")
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for file in sorted(folder.iterdir()):
        archive.write(file, file.name)
