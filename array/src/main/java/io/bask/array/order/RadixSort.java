package io.bask.array.order;

import java.util.Arrays;

/**
 * Sorts whole numbers digit by digit from the last one on.
 *
 * <p>Six digits of 11 bits, counted in one pass; digits that all numbers share cost nothing more. Stable, O(n) time and
 * space. Few numbers are sorted by comparing, where counting digits would take longer.
 */
final class RadixSort {
    private static final int BITS = 11;
    private static final int RADIX = 1 << BITS;
    private static final int DIGITS = 6;
    private static final int FEW = 1500;

    private RadixSort() {}

    /** Sorts keys in place. */
    static void sort(long[] keys) {
        if (keys.length < FEW) {
            Arrays.sort(keys);
            return;
        }
        int[][] counts = counts(keys);
        long[] from = keys;
        long[] to = new long[keys.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] next = counts[digit];
            if (starts(next, keys.length)) {
                int shift = digit * BITS;
                for (long key : from) {
                    to[next[digitOf(key, shift)]++] = key;
                }
                long[] swap = from;
                from = to;
                to = swap;
            }
        }
        if (from != keys) {
            System.arraycopy(from, 0, keys, 0, keys.length);
        }
    }

    /** Where each place's key comes from: stable, so that equal keys stay in their order. Leaves the keys as they are. */
    static int[] positions(long[] keys) {
        int[] from = new int[keys.length];
        Arrays.setAll(from, i -> i);
        return keys.length < FEW ? merged(keys, from) : byDigits(keys, from);
    }

    private static int[] byDigits(long[] keys, int[] positions) {
        int[][] counts = counts(keys);
        int[] from = positions;
        int[] to = new int[keys.length];
        long[] fromKeys = keys.clone();
        long[] toKeys = new long[keys.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] next = counts[digit];
            if (starts(next, keys.length)) {
                int shift = digit * BITS;
                for (int i = 0; i < from.length; i++) {
                    int place = next[digitOf(fromKeys[i], shift)]++;
                    to[place] = from[i];
                    toKeys[place] = fromKeys[i];
                }
                int[] swap = from;
                from = to;
                to = swap;
                long[] swapKeys = fromKeys;
                fromKeys = toKeys;
                toKeys = swapKeys;
            }
        }
        return from;
    }

    /** Runs of 1, 2, 4 ... positions merged by their keys. */
    private static int[] merged(long[] keys, int[] positions) {
        int[] from = positions;
        int[] to = new int[from.length];
        for (int width = 1; width < from.length; width *= 2) {
            for (int start = 0; start < from.length; start += 2 * width) {
                int middle = Math.min(start + width, from.length);
                int end = Math.min(middle + width, from.length);
                int left = start;
                int right = middle;
                for (int place = start; place < end; place++) {
                    boolean takesLeft = left < middle && (right >= end || keys[from[left]] <= keys[from[right]]);
                    to[place] = takesLeft ? from[left++] : from[right++];
                }
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    /** How often each value of each digit comes; the highest digit counts from the most negative. */
    private static int[][] counts(long[] keys) {
        int[][] counts = new int[DIGITS][RADIX];
        for (long key : keys) {
            long bits = key ^ Long.MIN_VALUE;
            counts[0][(int) bits & (RADIX - 1)]++;
            counts[1][(int) (bits >>> BITS) & (RADIX - 1)]++;
            counts[2][(int) (bits >>> 2 * BITS) & (RADIX - 1)]++;
            counts[3][(int) (bits >>> 3 * BITS) & (RADIX - 1)]++;
            counts[4][(int) (bits >>> 4 * BITS) & (RADIX - 1)]++;
            counts[5][(int) (bits >>> 5 * BITS)]++;
        }
        return counts;
    }

    private static int digitOf(long key, int shift) {
        return (int) ((key ^ Long.MIN_VALUE) >>> shift) & (RADIX - 1);
    }

    /** Turns counts into first places; false if all keys have one and the same digit. */
    private static boolean starts(int[] counts, int length) {
        int start = 0;
        for (int value = 0; value < RADIX; value++) {
            int count = counts[value];
            if (count == length) {
                return false;
            }
            counts[value] = start;
            start += count;
        }
        return true;
    }
}
