package io.bask.bag.io;

import io.bask.function.Given;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a file was like when it was cut into blocks: where blocks lie in it means nothing once it is another.
 *
 * @param size its bytes
 * @param modified when it was last written, in milliseconds since 1970
 */
public record Stamp(long size, long modified) implements Serializable {
    /** What a file is like now. */
    public static Stamp of(Path file) throws IOException {
        Given.notNull(file, "file");
        return new Stamp(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }

    /**
     * Refuses a file that is not what it was.
     *
     * @param file what the message calls it
     * @throws IOException where it has another size or was written since
     */
    public void check(Path path, String file) throws IOException {
        Given.notNull(path, "path");
        Given.notNull(file, "file");
        Stamp now;
        try {
            now = of(path);
        } catch (NoSuchFileException removed) {
            throw new IOException(
                    "%s is there no more since it was looked at: it had %s; make the bag again of files that stay"
                            .formatted(file, this),
                    removed);
        }
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
