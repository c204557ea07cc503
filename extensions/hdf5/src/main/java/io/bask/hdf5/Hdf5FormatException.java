package io.bask.hdf5;

import org.jspecify.annotations.Nullable;

/** Says that a file is no HDF5 file, is damaged, or holds what Bask cannot read; names the file and, where known, what in it. */
public final class Hdf5FormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Hdf5FormatException(String message) {
        super(message);
    }

    Hdf5FormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
