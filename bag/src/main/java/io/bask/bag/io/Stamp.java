package io.bask.bag.io;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a file was like when it was cut into blocks: where blocks lie in it means nothing once it is another.
 *
 * @param size its bytes
 * @param modified when it was last written, in milliseconds since 1970
 */
record Stamp(long size, long modified) implements Serializable {
    static Stamp of(Path file) throws IOException {
        return new Stamp(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }

    /** Refuses a file that is not what it was. */
    void check(Path path, String file) throws IOException {
        Stamp now = of(path);
        if (!now.equals(this)) {
            throw new IOException(
                    "%s has changed since it was looked at: it had %s, and has %s; read files that nothing writes to, or make the bag again"
                            .formatted(file, this, now));
        }
    }

    @Override
    public String toString() {
        return "%d bytes, written at %s".formatted(size, Instant.ofEpochMilli(modified));
    }
}
