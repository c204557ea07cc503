package io.bask.dataframe.kernel.csv;

/**
 * Where in a record a reader stands between two bytes; {@link #next} is the definition of the dialect, byte by byte.
 *
 * <p>The rules are those of pandas' C reader: a quote opens only at the start of a field, two quotes inside are one,
 * and text after a closing quote belongs to the field. The fast {@link StructuralIndex} must agree with this automaton,
 * and falls back to it on text it cannot be sure of.
 */
public enum ScanState {
    /** At the first byte of a record. */
    RECORD_START,
    /** At the first byte of a later field. */
    FIELD_START,
    /** Inside a field, outside quotes; a quote here is an ordinary character. */
    FIELD,
    /** Inside quotes. */
    QUOTED,
    /** After a quote inside quotes: the second of a doubled quote follows, or the field ends. */
    QUOTE_SEEN;

    /**
     * The state after one more byte; {@link #RECORD_START} and {@link #FIELD_START} mean that the byte was a line end
     * or a separator.
     *
     * <p>The caller skips a CR that comes before a LF.
     */
    ScanState next(byte value, Dialect dialect) {
        boolean quote = value == dialect.quote() && dialect.hasQuotes();
        if (this == QUOTED) {
            return quote ? QUOTE_SEEN : QUOTED;
        }
        if (value == '\n' || value == '\r') {
            return RECORD_START;
        }
        if (value == dialect.separator()) {
            return FIELD_START;
        }
        return quote && this != FIELD ? QUOTED : FIELD;
    }
}
