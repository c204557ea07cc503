package io.bask.dataframe.kernel.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** What is said of a file that cannot be read. */
public final class Unreadable {
    private Unreadable() {}

    /** An error that names the file, and says whether its compressed data are cut off or none at all. */
    public static UncheckedIOException of(Path file, IOException failure) {
        String reason = failure.toString();
        if (failure instanceof EOFException) {
            reason = "its compressed data end too early; the file is cut off or empty: fetch or compress it again";
        } else if (failure instanceof ZipException) {
            reason =
                    "its compressed data are damaged, or it is not compressed (%s); fetch it again, or rename it if it is plain text"
                            .formatted(failure.getMessage());
        }
        return new UncheckedIOException("cannot read %s: %s".formatted(file, reason), failure);
    }
}
