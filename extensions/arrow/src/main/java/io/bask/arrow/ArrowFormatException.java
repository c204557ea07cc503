package io.bask.arrow;

/** Says that a file is no Arrow file, is damaged, or holds what a table cannot; names the file and, where known, batch and column. */
public final class ArrowFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ArrowFormatException(String message) {
        super(message);
    }

    ArrowFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
