"""Writes HDF5 files for Hdf5FixtureTest, by h5py.

Every array counts: element i in row-major order is i modulo 100 (modulo 2 for bool; i + i j for complex numbers).
usage: /usr/bin/python3 hdf5_fixture.py FILE.zip
"""
import sys
import tempfile
import zipfile
from pathlib import Path

import h5py
import numpy as np

folder = Path(tempfile.mkdtemp())
cases = []


def counting(dtype, shape):
    dtype = np.dtype(dtype)
    values = np.arange(int(np.prod(shape))) % (2 if dtype.kind == "b" else 100)
    values = values + 1j * values if dtype.kind == "c" else values
    return values.astype(dtype).reshape(shape)


READ = {"float16": "float32", "uint16": "int32", "uint32": "int64", "uint64": "int64"}


def add(file, path, dtype, shape, **how):
    how.setdefault("data", counting(dtype, shape))
    file.create_dataset(path, dtype=dtype, shape=shape, **how)
    name = np.dtype(dtype).newbyteorder("=").name
    cases.append(f"{Path(file.filename).name}\t/{path.strip('/')}\t{READ.get(name, name)}\t{','.join(map(str, shape))}")


DTYPES = ["?", "i1", "u1"] + [order + code for order in "<>" for code in ["i2", "i4", "i8", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"]]
CODES = {"<": "l", ">": "b", "?": "bool"}

for name, libver in {"earliest.h5": "earliest", "latest.h5": "latest"}.items():
    with h5py.File(folder / name, "w", libver=libver) as file:
        for dtype in DTYPES:
            plain = dtype.replace("<", "l").replace(">", "b").replace("?", "bool")
            add(file, f"dtype/{plain}", dtype, (5, 7))
            add(file, f"chunked/{plain}", dtype, (5, 7), chunks=(2, 3), compression="gzip", shuffle=True)
        packings = {"gzip": dict(compression="gzip"), "gzip9": dict(compression="gzip", compression_opts=9, shuffle=True),
                    "lzf": dict(compression="lzf"), "lzf-shuffle": dict(compression="lzf", shuffle=True),
                    "fletcher": dict(fletcher32=True), "all": dict(compression="gzip", shuffle=True, fletcher32=True)}
        for packing, how in packings.items():
            for dtype in ["<i4", ">f8", "i1"]:
                add(file, f"packed/{packing}/{dtype.strip('<>')}", dtype, (60, 40), chunks=(17, 40), **how)
        add(file, "shape/scalar", "<f8", ())
        add(file, "shape/scalar-bool", "?", ())
        add(file, "shape/empty", "<i4", (0,), maxshape=(None,), chunks=(10,))
        add(file, "shape/empty2", "<f8", (3, 0, 2))
        add(file, "shape/one", "<i8", (1, 1, 1), chunks=(1, 1, 1))
        add(file, "shape/four", "<i2", (3, 4, 5, 6), chunks=(2, 4, 3, 1))
        add(file, "shape/long", "<i4", (3000,), chunks=(10,))
        # the ways of finding chunks: one, as many as there are, growing along one axis, along several
        add(file, "index/single", "<i4", (20, 10), chunks=(20, 10))
        add(file, "index/single-packed", "<i4", (20, 10), chunks=(20, 10), compression="gzip")
        add(file, "index/fixed", "<i4", (33, 10), chunks=(4, 3))
        add(file, "index/fixed-packed", "<i4", (33, 10), chunks=(4, 3), compression="gzip")
        add(file, "index/fixed-paged", "<i4", (1100, 3), chunks=(1, 2))
        add(file, "index/growing", "<i4", (33, 10), chunks=(4, 3), maxshape=(None, 10))
        add(file, "index/growing-packed", "<i4", (33, 10), chunks=(4, 3), maxshape=(None, 10), compression="gzip")
        add(file, "index/growing-long", "<i4", (500, 3), chunks=(1, 3), maxshape=(None, 3))
        add(file, "index/growing-both", "<i4", (33, 10), chunks=(4, 3), maxshape=(None, None))
        add(file, "index/growing-both-packed", "<i4", (33, 10), chunks=(4, 3), maxshape=(None, None), compression="gzip")
        early = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        early.set_chunk((4, 3))
        early.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
        space = h5py.h5s.create_simple((33, 10))
        made = h5py.h5d.create(file["index"].id, b"implicit", h5py.h5t.NATIVE_INT32, space, early)
        h5py.Dataset(made)[...] = counting("<i4", (33, 10))
        cases.append(f"{name}\t/index/implicit\tint32\t33,10")
        compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        compact.set_layout(h5py.h5d.COMPACT)
        made = h5py.h5d.create(file["shape"].id, b"compact", h5py.h5t.NATIVE_INT32, h5py.h5s.create_simple((7, 3)), compact)
        h5py.Dataset(made)[...] = counting("<i4", (7, 3))
        cases.append(f"{name}\t/shape/compact\tint32\t7,3")
        # what was never written holds the fill value
        part = file.create_dataset("fill/part", shape=(10, 4), dtype="<f8", chunks=(3, 2), fillvalue=2.5)
        part[0:3, 0:2] = 7
        file.create_dataset("fill/none", shape=(10,), dtype=">i4", chunks=(3,), fillvalue=-7)
        file.create_dataset("fill/contiguous", shape=(10,), dtype="<i4", fillvalue=5)
        file.create_dataset("fill/zero", shape=(4,), dtype="?", chunks=(3,))
        # what Bask refuses
        file.create_dataset("refused/text", data=["a", "bc"])
        file.create_dataset("refused/fixed-text", data=np.array([b"a", b"bc"]))
        file.create_dataset("refused/record", data=np.zeros(3, dtype=[("x", "f4"), ("y", "i4")]))
        file.create_dataset("refused/large", data=np.array([1, 2**64 - 1], dtype="u8"))
        file.create_dataset("refused/null", dtype="f4", data=h5py.Empty("f4"))
        file.create_dataset("refused/list", shape=(2,), dtype=h5py.vlen_dtype(np.int32))
        file.create_dataset("refused/long-double", data=np.arange(3, dtype="longdouble"))
        file["refused/nbit"] = np.arange(10)
        file["refused/elsewhere"] = h5py.ExternalLink("other.h5", "/x")
        file["refused/broken"] = h5py.SoftLink("/nowhere")
        file.create_dataset("refused/scaled", data=np.arange(10, dtype="i4"), chunks=(5,), scaleoffset=0)
        del file["refused/nbit"]
        # other ways to the same
        file["link/soft"] = h5py.SoftLink("/index/single")
        file["link/hard"] = file["index/fixed"]
        file["link/circle"] = file["link"]
        cases.append(f"{name}\t/link/soft\tint32\t20,10")
        cases.append(f"{name}\t/link/hard\tint32\t33,10")
        file["named-type"] = np.dtype("<f4")
        file.create_dataset("refused/typed", shape=(6,), dtype=file["named-type"])
        enum = file.create_dataset("enum", shape=(3,), dtype=h5py.enum_dtype({"RED": 0, "BLUE": 1, "GREEN": 2}, basetype="i2"))
        enum[...] = [0, 1, 2]
        cases.append(f"{name}\t/enum\tint16\t3")
        many = file.create_group("many")
        for i in range(50):
            many.attrs[f"a{i:02}"] = i
            many.create_dataset(f"x{i:02}", data=counting("<i2", (i,)))
        cases.append(f"{name}\t/many/x49\tint16\t49")
        file.attrs["title"] = "wind"
        file.attrs["long"] = 5
        file.attrs["real"] = 0.5
        file.attrs["single"] = np.float32(0.25)
        file.attrs["flag"] = True
        file.attrs["list"] = [1.5, 2.5]
        file.attrs["matrix"] = [[1, 2], [3, 4]]
        file.attrs["texts"] = ["a", "b\u00fc"]
        file.attrs["fixed"] = np.bytes_(b"xyz")
        file.attrs["none"] = h5py.Empty("f4")
        file.attrs["complex"] = 1 + 2j

with h5py.File(folder / "userblock.h5", "w", userblock_size=1024) as file:
    add(file, "x", "<i4", (7, 3))
    add(file, "a/chunked", "<i4", (7, 3), chunks=(2, 2), compression="gzip")
(folder / "cases.tsv").write_text("\n".join(cases) + "\n")
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for file in sorted(folder.iterdir()):
        archive.write(file, file.name)
