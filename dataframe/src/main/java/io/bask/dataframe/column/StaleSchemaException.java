package io.bask.dataframe.column;

/** Thrown by a {@link FrameReader} when a partition does not fit the schema that was inferred from a sample. */
public final class StaleSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was inferred and what was found. */
    public StaleSchemaException(String reason) {
        super(reason, null, false, false);
    }
}
