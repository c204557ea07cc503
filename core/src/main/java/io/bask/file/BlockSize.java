package io.bask.file;

import io.bask.config.ByteSizes;

/** Reads how many bytes of a file make a partition: {@code 64 MB}, {@code 256KiB}, {@code 1e6}, {@code none}. */
public final class BlockSize {
    /** One partition a file. */
    public static final long NONE = Long.MAX_VALUE;

    private BlockSize() {}

    /** The number of bytes that the text says; {@link #NONE} for {@code none}. */
    public static long parse(String text) {
        String size = text.strip();
        if (size.equalsIgnoreCase("none")) {
            return NONE;
        }
        return ByteSizes.of(size)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no size of a block; write a number of bytes with a unit, for example \"64 MB\" or \"256 KiB\", or \"none\""
                                .formatted(text)));
    }

    /** The number of bytes, if it is one that a block can have. */
    public static long checked(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(
                    "a block of %d bytes holds nothing; use 1 byte or more, or \"none\" for one partition a file"
                            .formatted(bytes));
        }
        return bytes;
    }
}
