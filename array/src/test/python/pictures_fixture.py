"""Writes pictures by PIL, and what PIL reads of them, for PicturesTest.

usage: /usr/bin/python3 pictures_fixture.py FILE.zip   (made with PIL 9.4)
Of each picture there is NAME.npy; numbered colours are given as colours, grey where all of them are.
"""
import io
import sys
import zipfile

import numpy as np
from PIL import Image

rng = np.random.default_rng(1)
files = {}


def smooth(h, w, bands):
    y, x = np.mgrid[0:h, 0:w]
    layers = [128 + 100 * np.sin(x / (7 + 3 * k)) * np.cos(y / (9 - 2 * k)) + rng.integers(-6, 7, (h, w)) for k in range(bands)]
    return np.clip(np.stack(layers, -1), 0, 255).astype("u1").squeeze()


def shown(image):
    """What the numbers mean."""
    if image.mode == "P":
        if "transparency" in image.info:
            return np.asarray(image.convert("RGBA"))
        colours = np.asarray(image.convert("RGB"))
        used = np.array(image.getpalette()).reshape(-1, 3)
        return colours[..., 0] if (used == used[:, :1]).all() else colours
    if image.mode == "1":
        return np.asarray(image).astype("u1") * 255
    a = np.asarray(image)
    return a.astype("i4") if a.dtype.name == "uint16" or image.mode == "I" else a


def write(name, image, **how):
    data = io.BytesIO()
    image.save(data, **how)
    files[name] = data.getvalue()
    back = io.BytesIO()
    np.save(back, shown(Image.open(io.BytesIO(data.getvalue()))))
    files[name + ".npy"] = back.getvalue()


grey, colour, clear = (Image.fromarray(smooth(23, 31, k)) for k in (1, 3, 4))
deep = Image.fromarray(rng.integers(0, 65536, (11, 13)).astype("u2"))
numbered = colour.quantize(200)
few = colour.quantize(13)
two = grey.convert("1")
seen = few.copy()
for quality, sampling, more in [(75, 2, {}), (95, 0, {}), (50, 1, {}), (85, 2, {"progressive": True})]:
    write(f"colour-{quality}-{sampling}.jpg", colour, format="JPEG", quality=quality, subsampling=sampling, **more)
write("grey.jpg", grey, format="JPEG", quality=80)
for name, image in {"grey": grey, "colour": colour, "clear": clear, "numbered": numbered, "few": few, "two": two, "deep": deep}.items():
    write(name + ".png", image, format="PNG")
write("grey-clear.png", clear.convert("LA"), format="PNG")
write("few-clear.png", few, format="PNG", transparency=3)
for name, image in {"grey": grey, "colour": colour, "numbered": numbered, "two": two}.items():
    write(name + ".bmp", image, format="BMP")
for name, image in {"numbered": numbered, "few": few, "grey": grey}.items():
    write(name + ".gif", image, format="GIF")
for packing in [None, "tiff_lzw", "packbits", "tiff_adobe_deflate"]:
    for name, image in {"grey": grey, "colour": colour, "clear": clear, "numbered": numbered, "few": few, "deep": deep,
                        "two": two}.items():
        write(f"{name}-{packing}.tif", image, format="TIFF", compression=packing)
write("real.tif", Image.fromarray(smooth(9, 7, 1).astype("f4") / 7), format="TIFF")
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as file:
    for name, data in files.items():
        file.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
