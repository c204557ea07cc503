package io.bask.orc;

import io.bask.function.Given;
import java.io.Serializable;
import org.apache.orc.CompressionKind;

/**
 * How to write ORC files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: snappy, stripes of a million rows or 64 MB, one file a partition, an error where the folder has ORC files.
 *
 * @param compression how stripes are compressed
 * @param stripeRows rows of a stripe at most
 * @param existing what becomes of ORC files that the folder has
 */
public record OrcOutput(Compression compression, int stripeRows, Existing existing) implements Serializable {
    /** How stripes are compressed. */
    public enum Compression {
        /** Not at all. */
        NONE(CompressionKind.NONE),
        /** Fast, and read by all programs. */
        SNAPPY(CompressionKind.SNAPPY),
        /** Small and slow, and read by all programs. */
        ZLIB(CompressionKind.ZLIB),
        /** Small and fast. */
        ZSTD(CompressionKind.ZSTD),
        /** Fastest to read. */
        LZ4(CompressionKind.LZ4);

        private final CompressionKind kind;

        Compression(CompressionKind kind) {
            this.kind = kind;
        }

        CompressionKind kind() {
            return kind;
        }
    }

    /** What becomes of ORC files that a folder has. */
    public enum Existing {
        /** They are an error. */
        FAIL,
        /** They go when all new ones are whole. */
        REPLACE
    }

    private static final int DEFAULT_ROWS = 1_000_000;
    private static final OrcOutput DEFAULTS = new OrcOutput(Compression.SNAPPY, DEFAULT_ROWS, Existing.FAIL);

    /** Checks. */
    public OrcOutput {
        Given.notNull(compression, "compression");
        Given.notNull(existing, "existing");
        if (stripeRows < 1) {
            throw new IllegalArgumentException("stripes of %d rows; give at least one".formatted(stripeRows));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static OrcOutput defaults() {
        return DEFAULTS;
    }

    /** Stripes compressed in this way. */
    public OrcOutput withCompression(Compression way) {
        return new OrcOutput(way, stripeRows, existing);
    }

    /** Stripes of at most so many rows. */
    public OrcOutput withStripeRows(int rows) {
        return new OrcOutput(compression, rows, existing);
    }

    /** ORC files that the folder has are replaced by the new ones, when those are whole. */
    public OrcOutput withReplacing() {
        return new OrcOutput(compression, stripeRows, Existing.REPLACE);
    }
}
