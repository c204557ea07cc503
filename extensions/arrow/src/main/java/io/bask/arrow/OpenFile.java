package io.bask.arrow;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A file that was looked through.
 *
 * @param uri its address
 * @param size its bytes
 * @param modified when it was last written, in milliseconds since 1970
 * @param contents what it has
 */
record OpenFile(String uri, long size, long modified, ArrowFile contents) implements Serializable {
    static OpenFile of(Path path, ArrowOptions options) {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            try (ByteSource source = ByteSource.of(path)) {
                return new OpenFile(
                        path.toUri().toString(),
                        found.size(),
                        found.lastModifiedTime().toMillis(),
                        ArrowFile.of(source, options));
            }
        } catch (IOException | RuntimeException | OutOfMemoryError damaged) {
            throw new ArrowFormatException(
                    "%s is no Arrow file that can be read: %s; write it again, or leave it out"
                            .formatted(path, reason(damaged)),
                    damaged);
        }
    }

    static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || !(failure instanceof IOException || failure instanceof ArrowFormatException)
                ? "it is damaged (%s)".formatted(failure)
                : message;
    }

    Path path() {
        return Path.of(URI.create(uri));
    }

    /** Opens the file, if it still is the one that was looked through. */
    ByteSource open() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path(), BasicFileAttributes.class);
        if (now.size() != size || now.lastModifiedTime().toMillis() != modified) {
            throw new ArrowFormatException(
                    "%s has changed since it was opened: it had %d bytes, written at %s, and has %d bytes, written at %s; read it again"
                            .formatted(
                                    path(),
                                    size,
                                    Instant.ofEpochMilli(modified),
                                    now.size(),
                                    now.lastModifiedTime().toInstant()));
        }
        return ByteSource.of(path());
    }
}
