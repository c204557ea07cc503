package io.bask.hdf5;

import java.io.Serializable;

/**
 * One step on the way of a chunk into the file.
 *
 * @param id what the format calls it
 * @param name for messages; may be empty
 * @param values what it is told
 */
record Filter(int id, String name, int[] values) implements Serializable {
    static final int DEFLATE = 1;
    static final int SHUFFLE = 2;
    static final int FLETCHER32 = 3;
    static final int BZIP2 = 307;
    static final int LZF = 32_000;
    static final int BLOSC = 32_001;
    static final int ZSTD = 32_015;

    String shown() {
        return name.isEmpty() ? "number " + id : "%s (number %d)".formatted(name, id);
    }
}
