package io.bask.schedule;

/**
 * Thrown by a task that finds that a source is not what its metadata promised: a dtype inferred from a sample is too
 * narrow, or blocks were cut at the wrong places.
 *
 * <p>It is no failure: the collection looks again at the whole source, corrects its metadata, and the computation starts
 * over. Sources that were described by the user never throw it.
 */
public final class StaleMetadataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String source;

    /**
     * A source's metadata is stale.
     *
     * @param source layer name of the expression that reads the source
     * @param reason what was promised and what was found
     */
    public StaleMetadataException(String source, String reason) {
        super(reason, null, false, false);
        this.source = source;
    }

    /** Layer name of the expression that reads the source. */
    public String source() {
        return source;
    }
}
