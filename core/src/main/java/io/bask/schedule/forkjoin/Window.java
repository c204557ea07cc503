package io.bask.schedule.forkjoin;

/**
 * Up to 32 neighbouring ranks packed into a long: which group of 32 in the upper half, which of them in the lower.
 *
 * <p>One word, so that a thread can take a rank out of another thread's window by a single compare-and-set.
 */
final class Window {
    static final long EMPTY = 0;

    private Window() {}

    static long of(int group, int ranks) {
        return ((long) group << 32) | Integer.toUnsignedLong(ranks);
    }

    static boolean isEmpty(long window) {
        return (int) window == 0;
    }

    /** The lowest rank of a window that is not empty. */
    static int lowest(long window) {
        return ((int) (window >>> 32) << 5) + Integer.numberOfTrailingZeros((int) window);
    }

    /** A window without its lowest rank. */
    static long withoutLowest(long window) {
        return window & (window - 1);
    }

    /** The word of a {@link ReadySet} that the window was taken from. */
    static int word(long window) {
        return (int) (window >>> 33);
    }

    /** The window's ranks as bits of that word. */
    static long bits(long window) {
        return Integer.toUnsignedLong((int) window) << ((window >>> 32 & 1) << 5);
    }
}
