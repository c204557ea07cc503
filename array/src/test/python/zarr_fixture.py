"""Writes arrays in Zarr's format for ZarrTest: version 2 by zarr-python, version 3 by what the specification says.

Every array counts: element i in row-major order is i (modulo 2 for bool; i + i j for complex numbers).
usage: /usr/bin/python3 zarr_fixture.py FILE.zip
"""
import itertools
import json
import lzma
import struct
import sys
import tempfile
import zipfile
from pathlib import Path

import numcodecs
import numpy as np
import zarr

root = Path(tempfile.mkdtemp())
cases = []


def counting(dtype, shape):
    dtype = np.dtype(dtype)
    values = np.arange(int(np.prod(shape)))
    if dtype.kind == "b":
        return (values % 2).astype(dtype).reshape(shape)
    if dtype.kind == "c":
        return (values + 1j * values).astype(dtype).reshape(shape)
    return values.astype(dtype).reshape(shape)


def note(name, dtype, shape):
    cases.append(f"{name}\t{np.dtype(dtype).newbyteorder('=').name}\t{','.join(map(str, shape))}")


def version2(name, dtype, shape, chunks, **how):
    array = zarr.open(zarr.DirectoryStore(str(root / name)), mode="w", shape=shape, chunks=chunks, dtype=dtype, **how)
    array[...] = counting(dtype, shape)
    note(name, dtype, shape)


for dtype in ["?", "i1", "<i2", "<i4", "<i8", "u1", "<f4", "<f8", "<c8", "<c16", ">i2", ">i4", ">i8", ">f4", ">f8", ">c16"]:
    version2("v2/dtype-" + dtype.replace("<", "l").replace(">", "b").replace("?", "bool"), dtype, (5, 7), (2, 3))
for number, (cname, shuffle, blocksize) in enumerate(
        itertools.product(["blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd"], [0, 1, 2], [0, 2048])):
    version2(f"v2/blosc-{cname}-{shuffle}-{blocksize}", ["<f8", "<i4", "<i2"][number % 3], (60, 50), (60, 41),
             compressor=numcodecs.Blosc(cname, 5, shuffle, blocksize))
for name, codec in {"none": None, "zlib": numcodecs.Zlib(3), "gzip": numcodecs.GZip(3), "zstd": numcodecs.Zstd(3),
                    "lz4": numcodecs.LZ4(), "bz2": numcodecs.BZ2(3), "lzma": numcodecs.LZMA(),
                    "lzma-small": numcodecs.LZMA(1, lzma.CHECK_CRC32, 9 | lzma.PRESET_EXTREME), "lzma-old": numcodecs.LZMA(lzma.FORMAT_ALONE),
                    "lzma-delta": numcodecs.LZMA(filters=[{"id": lzma.FILTER_DELTA, "dist": 4}, {"id": lzma.FILTER_LZMA2, "preset": 1}])}.items():
    version2(f"v2/codec-{name}", "<i4", (30, 20), (7, 20), compressor=codec)
version2("v2/filter-shuffle", "<f8", (30, 20), (7, 20), filters=[numcodecs.Shuffle(8)], compressor=numcodecs.Zstd(1))
version2("v2/fortran", "<f8", (4, 5, 6), (2, 5, 3), order="F")
version2("v2/slash", "<f8", (4, 5), (2, 2), dimension_separator="/")
version2("v2/scalar", "<f8", (), ())
version2("v2/empty", "<i4", (0, 3), (2, 3))
version2("v2/huge-chunk", "<i4", (3,), (1000,))
fills = zarr.open(zarr.DirectoryStore(str(root / "v2-fill")), mode="w", shape=(6,), chunks=(2,), dtype="<f8", fill_value=np.nan)
fills[2:4] = [1, 2]
zarr.open(zarr.DirectoryStore(str(root / "v2-unsigned")), mode="w", shape=(6,), chunks=(2,), dtype="<u4")[:] = 1
group = zarr.open_group(zarr.DirectoryStore(str(root / "v2-group")), mode="w")
group.attrs["title"] = "numbers"
group.attrs["nested"] = {"a": [1, 2.5, None, True], "big": 2**70}
group.create_group("inner").create_dataset("deep", data=np.arange(3))
group.create_dataset("flat", data=np.arange(4.0)).attrs["unit"] = "m"


def packed(array, order, endian, codecs):
    array = array.transpose(order) if order else array
    data = np.ascontiguousarray(array).astype(array.dtype.newbyteorder(endian)).tobytes()
    for codec in codecs:
        data = crc(data) if codec == "crc32c" else bytes(codec.encode(data))
    return data


def crc(data):
    table = []
    for i in range(256):
        for _ in range(8):
            i = i >> 1 ^ (0x82F63B78 if i & 1 else 0)
        table.append(i)
    value = 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ table[(value ^ byte) & 255]
    return data + struct.pack("<I", value ^ 0xFFFFFFFF)


def version3(name, dtype, shape, chunks, order=None, endian="<", codecs=(), named=(), keys=("default", "/"), shard=None,
             location="end", fill=0):
    dtype = np.dtype(dtype)
    values = counting(dtype, shape)
    folder = root / name
    steps = ([{"name": "transpose", "configuration": {"order": list(order)}}] if order else []) + [
        {"name": "bytes", "configuration": {"endian": "big" if endian == ">" else "little"}} if dtype.itemsize > 1
        else {"name": "bytes"}] + list(named)
    outer = shard or chunks
    for index in itertools.product(*[range(-(-n // c)) for n, c in zip(shape, outer)]):
        whole = np.zeros(outer, dtype)
        box = tuple(slice(i * c, min(n, i * c + c)) for i, c, n in zip(index, outer, shape))
        part = values[box]
        whole[tuple(slice(0, n) for n in part.shape)] = part
        if shard:
            body, entries = b"", []
            counts = [s // c for s, c in zip(shard, chunks)]
            start = int(np.prod(counts)) * 16 + 4 if location == "start" else 0
            for inner in itertools.product(*map(range, counts)):
                piece = whole[tuple(slice(i * c, i * c + c) for i, c in zip(inner, chunks))]
                if not piece.any():
                    entries += [2**64 - 1] * 2
                    continue
                data = packed(piece, order, endian, codecs)
                entries += [start + len(body), len(data)]
                body += data
            table = crc(struct.pack(f"<{len(entries)}Q", *entries))
            data = body + table if location == "end" else table + body
        else:
            data = packed(whole, order, endian, codecs)
        parts = list(map(str, index))
        key = keys[1].join((["c"] if keys[0] == "default" else []) + parts) or "0"
        (folder / key).parent.mkdir(parents=True, exist_ok=True)
        (folder / key).write_bytes(data)
    if shard:
        steps = [{"name": "sharding_indexed", "configuration": {
            "chunk_shape": list(chunks), "codecs": steps, "index_location": location,
            "index_codecs": [{"name": "bytes", "configuration": {"endian": "little"}}, {"name": "crc32c"}]}}]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "zarr.json").write_text(json.dumps({
        "zarr_format": 3, "node_type": "array", "shape": list(shape), "data_type": dtype.name,
        "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": list(outer)}},
        "chunk_key_encoding": {"name": keys[0], "configuration": {"separator": keys[1]}},
        "fill_value": fill, "codecs": steps, "attributes": {"unit": "K"}, "dimension_names": None,
        "consolidated_metadata": {"must_understand": False}}))
    note(name, dtype, shape)


for dtype, fill in [("bool", False), ("int8", 0), ("int16", 0), ("int32", 0), ("int64", 0), ("uint8", 0), ("float32", "NaN"),
                    ("float64", "0x7ff8000000000000"), ("complex64", [0.0, "NaN"]), ("complex128", [0, 0])]:
    version3("v3/dtype-" + dtype, dtype, (5, 7), (2, 3), fill=fill)
gzip = {"name": "gzip", "configuration": {"level": 5}}
zstd = {"name": "zstd", "configuration": {"level": 0, "checksum": False}}
blosc = {"name": "blosc", "configuration": {"cname": "zstd", "clevel": 5, "shuffle": "bitshuffle", "typesize": 8, "blocksize": 0}}
version3("v3/gzip", "float64", (30, 20), (7, 20), codecs=[numcodecs.GZip(5)], named=[gzip])
version3("v3/zstd", "float64", (30, 20), (7, 20), codecs=[numcodecs.Zstd(3)], named=[zstd])
version3("v3/crc", "float64", (30, 20), (7, 20), codecs=[numcodecs.Zstd(3), "crc32c"], named=[zstd, {"name": "crc32c"}])
version3("v3/blosc", "float64", (30, 20), (16, 20), codecs=[numcodecs.Blosc("zstd", 5, 2)], named=[blosc])
version3("v3/big", "int32", (5, 7), (2, 3), endian=">")
version3("v3/transpose", "float64", (4, 5, 6), (2, 5, 3), order=(2, 0, 1))
version3("v3/dots", "float64", (4, 5), (2, 2), keys=("default", "."))
version3("v3/old-keys", "float64", (4, 5), (2, 2), keys=("v2", "."))
version3("v3/scalar", "float64", (), ())
version3("v3/empty", "int32", (0, 3), (2, 3))
version3("v3/shards", "float64", (25, 13), (2, 3), shard=(8, 9), codecs=[numcodecs.Zstd(3)], named=[zstd])
version3("v3/shards-start", "int16", (25, 13), (2, 3), shard=(8, 9), location="start", order=(1, 0))

(root / "cases.tsv").write_text("\n".join(cases) + "\n")
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as file:
    for path in sorted(root.rglob("*")):
        if path.is_file():
            file.writestr(zipfile.ZipInfo(str(path.relative_to(root)), (2000, 1, 1, 0, 0, 0)), path.read_bytes(),
                          zipfile.ZIP_DEFLATED)
