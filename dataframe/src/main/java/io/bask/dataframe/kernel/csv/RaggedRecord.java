package io.bask.dataframe.kernel.csv;

/**
 * Says, to {@link RecordScanner}, that a record has more fields than the header; carries positions, not yet a message.
 */
final class RaggedRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int start;
    private final int end;
    private final int fields;

    RaggedRecord(int start, int end, int fields) {
        super("record with %d fields".formatted(fields), null, false, false);
        this.start = start;
        this.end = end;
        this.fields = fields;
    }

    /** Where the record begins in the tile. */
    int start() {
        return start;
    }

    /** Where the record ends in the tile. */
    int end() {
        return end;
    }

    /** How many fields it has. */
    int fields() {
        return fields;
    }
}
