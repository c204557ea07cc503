package io.bask.dataframe.kernel.csv;

import java.util.Arrays;

/**
 * How the arrays of growing columns grow and how they end.
 *
 * <p>A parser is told how many rows to expect, so as a rule an array is allocated once, a little too long. What is too
 * long by an eighth at most is kept and sliced rather than copied.
 */
final class Growth {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private Growth() {}

    static long[] reserve(long[] values, int needed) {
        return needed <= values.length ? values : Arrays.copyOf(values, next(values.length, needed));
    }

    static int[] reserve(int[] values, int needed) {
        return needed <= values.length ? values : Arrays.copyOf(values, next(values.length, needed));
    }

    static double[] reserve(double[] values, int needed) {
        return needed <= values.length ? values : Arrays.copyOf(values, next(values.length, needed));
    }

    static long[] trim(long[] values, int length) {
        int kept = trimmed(values.length, length);
        return kept == values.length ? values : Arrays.copyOf(values, kept);
    }

    static int[] trim(int[] values, int length) {
        int kept = trimmed(values.length, length);
        return kept == values.length ? values : Arrays.copyOf(values, kept);
    }

    static double[] trim(double[] values, int length) {
        int kept = trimmed(values.length, length);
        return kept == values.length ? values : Arrays.copyOf(values, kept);
    }

    /** How long an array of that capacity ends when it holds that many values. */
    static int trimmed(int capacity, int length) {
        return capacity - length <= length >> 3 ? capacity : length;
    }

    private static int next(int capacity, int needed) {
        return (int) Math.min(LARGEST, Math.max((long) needed, capacity + (capacity >> 1) + 8L));
    }
}
