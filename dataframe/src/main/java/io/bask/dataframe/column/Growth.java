package io.bask.dataframe.column;

/** How growing arrays grow: by half, and with a clear error where an array cannot. */
final class Growth {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private Growth() {}

    /** The next capacity, at least {@code needed}. */
    static int next(int capacity, int needed) {
        return (int) Math.min(LARGEST, Math.max((long) needed, capacity + (capacity >> 1) + 8L));
    }

    /** The sum of two sizes in bytes, or an error when one partition's column cannot hold them. */
    static int bytes(int have, int more) {
        long sum = (long) have + more;
        if (sum > LARGEST) {
            throw new IllegalStateException(
                    "one partition's text column would need %d bytes, and %d is the limit; use smaller partitions"
                            .formatted(sum, LARGEST));
        }
        return (int) sum;
    }
}
