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
    /** bzip2; version 2 only; needs the library org.apache.commons:commons-compress. */
    BZ2,
    /** LZMA, in files of xz; version 2 only; needs the library org.tukaani:xz. */
    LZMA,
    /** Blosc: the bytes of numbers sorted by their place, then LZ4. What Python's zarr writes in version 2. */
    BLOSC;

    /** Whether only version 2 has it. */
    boolean isOld() {
        return this == ZLIB || this == LZ4 || this == BZ2 || this == LZMA;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
