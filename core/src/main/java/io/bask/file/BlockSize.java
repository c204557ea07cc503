package io.bask.file;

import io.bask.config.ByteSizes;
import io.bask.config.Config;
import io.bask.config.Setting;

/** Reads how many bytes of a file make a partition: {@code 64 MB}, {@code 256KiB}, {@code 1e6}, {@code none}. */
public final class BlockSize {
    /** One partition a file. */
    public static final long NONE = Long.MAX_VALUE;

    private static final long MOST = 64_000_000;
    private static final long LEAST = 1_000_000;

    /** What a thread makes of a block takes several times its size, and half of the budget is to be left for results. */
    private static final int SHARE = 16;

    private BlockSize() {}

    /**
     * What makes a partition where nobody says how much: 64 MB, or less where memory is so small that not every thread could work
     * on that much at once.
     */
    public static long standard() {
        Config config = Config.unscoped();
        int chosen = config.value(Setting.THREADS);
        int threads = chosen > 0 ? chosen : Runtime.getRuntime().availableProcessors();
        return standard(config.value(Setting.MEMORY_BUDGET), threads);
    }

    static long standard(long budget, int threads) {
        return Math.max(LEAST, Math.min(MOST, budget / SHARE / threads));
    }

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
