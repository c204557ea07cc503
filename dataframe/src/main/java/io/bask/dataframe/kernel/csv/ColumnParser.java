package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.Column;

/**
 * Turns the fields of one column into values, tile after tile, straight from the bytes.
 *
 * <p>A subclass has a tight loop over the fields of a tile for the plain case, and hands every field that this loop
 * does not take (missing, quoted, signed, padded, odd) to {@link #slow}. A field that is no value of the dtype throws
 * {@link FieldFailure}. One parser serves one column of one block; {@link #build} spends it.
 */
abstract class ColumnParser {
    private static final int SCRATCH_FRONT = 8;

    private final NullTexts nulls;
    private final byte quote;
    private byte[] scratch = new byte[64];

    ColumnParser(CsvFormat format) {
        this.nulls = new NullTexts(format.markers().nulls());
        this.quote = format.dialect().quote();
    }

    /** A parser for that column. */
    static ColumnParser of(ColumnSpec column, CsvFormat format) {
        if (column.trust() == ColumnSpec.Trust.UNSEEN) {
            return column.dtype().isText() ? new NoParser(format) : new NullParser(format);
        }
        boolean isFormed = !format.numbers().isPlain() && column.dtype().isNumeric();
        return isFormed ? new FormedNumbers(plain(column, format), format, false) : plain(column, format);
    }

    private static ColumnParser plain(ColumnSpec column, CsvFormat format) {
        return switch (column.dtype().kind()) {
            case BOOL -> new BoolParser(format);
            case INT8, INT16, INT32, UINT8, UINT16 -> new IntParser(column.dtype(), format);
            case INT64, UINT32, UINT64 -> new LongParser(column.dtype(), format);
            case FLOAT32, FLOAT64 -> new DoubleParser(column.dtype(), format);
            case DATETIME, ZONED ->
                new DateTimeParser(column.dtype(), format, format.dateFormats().get(column.name()));
            case TIMEDELTA -> new SpanParser(format);
            case DECIMAL -> new DecimalParser(column.dtype(), format);
            case BINARY, LIST ->
                throw new IllegalArgumentException("column '%s' cannot be read as %s: CSV files hold text"
                        .formatted(column.name(), column.dtype()));
            case STRING, CATEGORICAL -> new TextParser(column.dtype(), format);
        };
    }

    /** Makes room: that many rows are expected in all. Only a hint. */
    void expect(int rows) {}

    /** Makes room for so many rows more before {@link #accept} is called; {@link #parse} does so by itself. */
    void reserve(int more) {}

    /** Appends the values of a tile. */
    abstract void parse(FieldRun run);

    /** Appends the value that the bytes are the text of, quotes removed; false when they are the text of none. */
    abstract boolean accept(byte[] text, int from, int to);

    /** Appends a missing value. */
    abstract void acceptNull();

    /** The column of all values so far. */
    abstract Column build();

    /** Appends the value of any field, in quotes or not, missing or not. */
    final void slow(byte[] text, int from, int to) {
        if (to < from) {
            acceptNull();
            return;
        }
        boolean fits;
        if (quote != 0 && to > from && text[from] == quote) {
            int end = unquote(text, from, to);
            fits = acceptOrNull(scratch, SCRATCH_FRONT, end);
        } else {
            fits = acceptOrNull(text, from, to);
        }
        if (!fits) {
            throw new FieldFailure(FieldFailure.Cause.DTYPE, from, to);
        }
    }

    private boolean acceptOrNull(byte[] text, int from, int to) {
        if (isNullText(text, from, to)) {
            acceptNull();
            return true;
        }
        return accept(text, from, to);
    }

    /** Whether the bytes are one of the texts that stand for a missing value. */
    final boolean isNullText(byte[] text, int from, int to) {
        return nulls.contains(text, from, to);
    }

    /** Whether the number is one that stands for a missing value, in a column of floats. */
    final boolean isNullNumber(double number) {
        return nulls.contains(number);
    }

    /**
     * Appends every field of a tile by {@link #slow}, where some numbers stand for missing values; false, and nothing is appended, where
     * none do.
     */
    final boolean parsedSlowly(FieldRun run) {
        if (!nulls.hasNumbers()) {
            return false;
        }
        reserve(run.rows());
        int entry = run.column();
        for (int row = 0; row < run.rows(); row++, entry += run.stride()) {
            slow(run.text(), run.at()[entry] + 1, run.at()[entry + 1]);
        }
        return true;
    }

    /** Whether the field begins with a quote. */
    final boolean isQuoted(byte[] text, int from) {
        return quote != 0 && text[from] == quote;
    }

    /**
     * Copies the field without its quotes to the scratch bytes, with room for whole words around; where it ends there.
     */
    private int unquote(byte[] text, int from, int to) {
        if (scratch.length < to - from + 3 * SCRATCH_FRONT) {
            scratch = new byte[2 * (to - from) + 3 * SCRATCH_FRONT];
        }
        return Unquote.copy(text, from, to, scratch, SCRATCH_FRONT);
    }
}
