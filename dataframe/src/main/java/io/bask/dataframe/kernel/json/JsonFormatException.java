package io.bask.dataframe.kernel.json;

/** Says that a line of a file is not what it should be: names file, line, column, and the way out. */
public final class JsonFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, where, and what to do. */
    public JsonFormatException(String message) {
        super(message);
    }
}
