package io.bask.hdf5;

import io.jhdf.exceptions.HdfChecksumMismatchException;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.AccessDeniedException;
import org.jspecify.annotations.Nullable;

/** Says in words what is wrong with a file, whatever was thrown where it was read. */
final class Damage {
    private static final int DEEPEST = 20;

    private Damage() {}

    /** What went wrong: as the innermost of our own errors says it, or by the kind of the others. */
    static String of(Throwable thrown) {
        String said = null;
        String ours = null;
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < DEEPEST; depth++, at = at.getCause()) {
            String kind = kind(at);
            said = kind == null ? said : kind;
            if (at instanceof Hdf5FormatException || at instanceof IOException) {
                ours = words(at);
            }
        }
        String why = ours != null ? ours : said != null ? said : "a part of it is not what should be there";
        return "the file is damaged, or uses what the reader does not know (%s)".formatted(why);
    }

    private static @Nullable String kind(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return "its parts lie too deep within each other";
        }
        if (thrown instanceof OutOfMemoryError) {
            return "a part of it says that it is larger than memory has room for";
        }
        if (thrown instanceof HdfChecksumMismatchException) {
            return "a checksum does not fit";
        }
        if (thrown instanceof UnsupportedHdfException) {
            return "it has a part that the reader does not know";
        }
        if (thrown instanceof BufferUnderflowException
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof IllegalArgumentException) {
            return "a part of it is shorter than it says";
        }
        if (thrown instanceof NegativeArraySizeException || thrown instanceof ArithmeticException) {
            return "a part of it has a length that none can have";
        }
        return null;
    }

    /** What an error of reading says. */
    static String words(Throwable thrown) {
        if (thrown instanceof AccessDeniedException) {
            return "the operating system denies it; change the file's permissions";
        }
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? "reading failed" : message;
    }
}
