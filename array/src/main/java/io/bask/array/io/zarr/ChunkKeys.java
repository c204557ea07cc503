package io.bask.array.io.zarr;

import java.io.Serializable;

/**
 * What the files of chunks are called.
 *
 * @param prefixed whether names begin with {@code c}, as by default in version 3
 * @param separator between numbers: a dot, or a slash, which makes folders
 */
record ChunkKeys(boolean prefixed, char separator) implements Serializable {
    String key(long[] index) {
        StringBuilder key = new StringBuilder(prefixed ? "c" : "");
        for (long number : index) {
            if (key.length() > 0) {
                key.append(separator);
            }
            key.append(number);
        }
        return key.length() == 0 ? "0" : key.toString();
    }
}
