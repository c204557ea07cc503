package io.bask.avro;

import io.bask.function.Given;
import java.io.Serializable;

/**
 * How to write Avro files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: deflate, blocks of 64 000 bytes, and files that are there already are replaced.
 *
 * @param compression of the blocks
 * @param blockBytes about how many bytes a block has, before it is compressed: from 32 to 2^30
 * @param replaces whether files that are there already are replaced; else they are an error
 */
public record AvroOutput(Compression compression, int blockBytes, boolean replaces) implements Serializable {
    private static final int USUAL_BLOCK = 64_000;
    private static final int LEAST = 32;
    private static final int MOST = 1 << 30;

    /** How blocks are compressed. */
    public enum Compression {
        /** Not at all. */
        NONE("null"),
        /** By deflate, which every reader knows. */
        DEFLATE("deflate"),
        /** By snappy: fast. */
        SNAPPY("snappy"),
        /** By Zstandard: fast and small. */
        ZSTD("zstandard"),
        /** By bzip2: slow and small. */
        BZIP2("bzip2");

        private final String codec;

        Compression(String codec) {
            this.codec = codec;
        }

        /** What files call it. */
        String codec() {
            return codec;
        }
    }

    public AvroOutput {
        Given.notNull(compression, "compression");
        if (blockBytes < LEAST || blockBytes > MOST) {
            throw new IllegalArgumentException("blocks of %d bytes; use %d to %d".formatted(blockBytes, LEAST, MOST));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static AvroOutput defaults() {
        return new AvroOutput(Compression.DEFLATE, USUAL_BLOCK, true);
    }

    /** Blocks compressed in another way. */
    public AvroOutput withCompression(Compression other) {
        return new AvroOutput(other, blockBytes, replaces);
    }

    /**
     * Blocks of about so many bytes: what a reader reads at least.
     *
     * @throws IllegalArgumentException where that is less than 32 or more than 2^30
     */
    public AvroOutput withBlockBytes(int bytes) {
        return new AvroOutput(compression, bytes, replaces);
    }

    /** Writing fails where a file is there already. */
    public AvroOutput withoutReplacing() {
        return new AvroOutput(compression, blockBytes, false);
    }
}
