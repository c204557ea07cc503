package io.bask.orc;

/** Says that a file is no ORC file, is damaged, or holds what a table cannot; names the file and, where known, stripe and column. */
public final class OrcFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    OrcFormatException(String message) {
        super(message);
    }

    OrcFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
