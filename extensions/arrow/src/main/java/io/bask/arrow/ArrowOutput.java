package io.bask.arrow;

import io.bask.function.Given;
import java.io.Serializable;

/**
 * How to write Arrow files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: not compressed, record batches of a million rows, an error where the folder has Arrow files.
 *
 * @param compression how values are compressed
 * @param batchRows rows of a record batch at most
 * @param existing what becomes of Arrow files that the folder has
 */
public record ArrowOutput(Compression compression, int batchRows, Existing existing) implements Serializable {
    /** How values are compressed. */
    public enum Compression {
        /** Not at all: read fastest, and by every program. */
        NONE,
        /** Fast. */
        LZ4,
        /** Smaller and slower. */
        ZSTD
    }

    /** What becomes of Arrow files that a folder has. */
    public enum Existing {
        /** They are an error. */
        FAIL,
        /** They go when all new ones are whole. */
        REPLACE
    }

    private static final int DEFAULT_ROWS = 1_000_000;
    private static final ArrowOutput DEFAULTS = new ArrowOutput(Compression.NONE, DEFAULT_ROWS, Existing.FAIL);

    /** Checks. */
    public ArrowOutput {
        Given.notNull(compression, "compression");
        Given.notNull(existing, "existing");
        if (batchRows < 1) {
            throw new IllegalArgumentException("record batches of %d rows; give at least one".formatted(batchRows));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static ArrowOutput defaults() {
        return DEFAULTS;
    }

    /** Values compressed in this way. */
    public ArrowOutput withCompression(Compression way) {
        return new ArrowOutput(way, batchRows, existing);
    }

    /** Record batches of at most so many rows. */
    public ArrowOutput withBatchRows(int rows) {
        return new ArrowOutput(compression, rows, existing);
    }

    /** Arrow files that the folder has are replaced by the new ones, when those are whole. */
    public ArrowOutput withReplacing() {
        return new ArrowOutput(compression, batchRows, Existing.REPLACE);
    }
}
