package io.bask.dataframe.column;

/** A join was told that keys occur once, and one occurs twice; the message names the side and the key. */
public final class DuplicateKeyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With what was promised, what was found and the way out. */
    public DuplicateKeyException(String message) {
        super(message);
    }
}
