package io.bask.dataframe.kernel.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** What is said of a file that cannot be read. */
public final class Unreadable {
    private static final int BUFFER = 1 << 16;

    private Unreadable() {}

    /** An error that names the file, the line up to which its compressed data can be read, and what is wrong. */
    public static UncheckedIOException of(CsvFile file, IOException failure) {
        boolean isBroken = failure instanceof EOFException || failure instanceof ZipException;
        return of(file.path(), isBroken ? ", line " + readableLines(file) : "", failure);
    }

    /** On which line, from 1, reading fails; reads the file up to there again, which only an error does. */
    private static long readableLines(CsvFile file) {
        long line = 1;
        byte[] buffer = new byte[BUFFER];
        try (ByteInput input = file.open(0)) {
            for (int read = input.read(buffer, 0, BUFFER); read >= 0; read = input.read(buffer, 0, BUFFER)) {
                for (int i = 0; i < read; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
            }
        } catch (IOException broken) {
            return line;
        }
        return line;
    }

    /** An error that names the file, and says whether its compressed data are cut off or none at all. */
    public static UncheckedIOException of(Path file, IOException failure) {
        return of(file, "", failure);
    }

    private static UncheckedIOException of(Path file, String line, IOException failure) {
        String reason = failure.toString();
        if (failure instanceof EOFException) {
            reason = "its compressed data end too early; the file is cut off or empty: fetch or compress it again";
        } else if (failure instanceof ZipException) {
            reason =
                    "its compressed data are damaged, or it is not compressed (%s); fetch it again, or rename it if it is plain text"
                            .formatted(failure.getMessage());
        }
        return new UncheckedIOException("cannot read %s%s: %s".formatted(file, line, reason), failure);
    }
}
