package io.bask.hdf5;

/** How chunks are packed in a file that is written. */
public enum Hdf5Compression {
    /** As they are. */
    NONE,
    /** By gzip, which all readers of HDF5 know; the bytes of elements are sorted by their place first, which packs numbers better. */
    GZIP
}
