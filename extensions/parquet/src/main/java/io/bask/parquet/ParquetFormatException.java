package io.bask.parquet;

/** Says that a file is no Parquet file, is damaged, or holds what a table cannot; names the file and, where known, the column. */
public final class ParquetFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ParquetFormatException(String message) {
        super(message);
    }

    ParquetFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
