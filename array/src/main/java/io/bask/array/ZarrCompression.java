package io.bask.array;

import java.util.Locale;

/** How the chunks of arrays in Zarr's format are packed; all of them are read, and those of Blosc's others. */
public enum ZarrCompression {
    /** Not at all. */
    NONE,
    /** gzip. */
    GZIP,
    /** zlib; version 2 only. */
    ZLIB,
    /** Zstandard. */
    ZSTD,
    /** LZ4; version 2 only. */
    LZ4,
    /** Blosc: the bytes of numbers sorted by their place, then LZ4. What Python's zarr writes in version 2. */
    BLOSC;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
