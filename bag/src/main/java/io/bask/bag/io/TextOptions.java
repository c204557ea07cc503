package io.bask.bag.io;

import io.bask.file.BlockSize;
import java.io.Serializable;

/**
 * How to read text files: immutable, each {@code with...} returns a changed copy and checks its argument at once.
 *
 * <p>Without options: 64 MB of a file a partition. To add an option: a component and a {@code with...} here, and what it
 * means in {@link TextReader}.
 *
 * @param blockBytes bytes of a file a partition; {@link BlockSize#NONE} for one partition a file
 */
public record TextOptions(long blockBytes) implements Serializable {
    private static final long DEFAULT_BLOCK = 64_000_000;

    public TextOptions {
        BlockSize.checked(blockBytes);
    }

    /** The options of the plain form, see the class comment. */
    public static TextOptions defaults() {
        return new TextOptions(DEFAULT_BLOCK);
    }

    /** The plain form with that much of a file a partition, for example {@code "64 MB"} or {@code "none"}. */
    public static TextOptions blockSize(String size) {
        return defaults().withBlockSize(size);
    }

    /** The plain form with that many bytes of a file a partition. */
    public static TextOptions blockSize(long bytes) {
        return defaults().withBlockSize(bytes);
    }

    /** That much of a file a partition: {@code "64 MB"}, {@code "256 KiB"}, or {@code "none"} for one partition a file. */
    public TextOptions withBlockSize(String size) {
        return new TextOptions(BlockSize.parse(size));
    }

    /** That many bytes of a file a partition. Any number gives the same lines, cut differently. */
    public TextOptions withBlockSize(long bytes) {
        return new TextOptions(bytes);
    }
}
