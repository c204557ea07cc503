package io.bask.dataframe.kernel.csv;

/** Says, to {@link BlockReader}, that a field does not fit its column; carries positions, not yet a message. */
final class FieldFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the field. */
    enum Cause {
        /** The text is no value of the column's dtype. */
        DTYPE,
        /** The bytes are not UTF-8. */
        UNDECODABLE
    }

    private final Cause reason;
    private final int start;
    private final int end;

    FieldFailure(Cause reason, int start, int end) {
        super("field at %d does not fit: %s".formatted(start, reason), null, false, false);
        this.reason = reason;
        this.start = start;
        this.end = end;
    }

    /** What is wrong. */
    Cause reason() {
        return reason;
    }

    /** Where the field begins in the tile. */
    int start() {
        return start;
    }

    /** Where the field ends in the tile. */
    int end() {
        return end;
    }
}
