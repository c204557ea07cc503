package io.bask.dataframe.kernel.csv;

/** A CSV file that cannot be read as asked: names the file, the line, the text and the way out. */
public final class CsvFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** An error with that message. */
    public CsvFormatException(String message) {
        super(message);
    }
}
