package io.bask.dataframe.kernel;

/**
 * Sorts short runs of numbers, each with a row number beside it; equal numbers keep their order.
 *
 * <p>Made for the rows of many small groups, which then stay within the nearest cache, where a radix sort of all rows would
 * scatter every row several times over the whole of memory.
 */
final class GroupSort {
    private static final int SHORT = 16;

    private final long[] keys;
    private final int[] rows;
    private long[] otherKeys = new long[SHORT];
    private int[] otherRows = new int[SHORT];

    /** Sorts parts of these two arrays, which are of one length, in place. */
    GroupSort(long[] keys, int[] rows) {
        this.keys = keys;
        this.rows = rows;
    }

    void sort(int from, int to) {
        for (int start = from; start < to; start += SHORT) {
            insert(start, Math.min(start + SHORT, to));
        }
        if (to - from > SHORT && otherKeys.length < to - from) {
            otherKeys = new long[to - from];
            otherRows = new int[to - from];
        }
        for (int width = SHORT; width < to - from; width *= 2) {
            for (int start = from; start + width < to; start += 2 * width) {
                merge(start, start + width, Math.min(start + 2 * width, to));
            }
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int row = rows[i];
            int at = i;
            while (at > from && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                rows[at] = rows[at - 1];
                at--;
            }
            keys[at] = key;
            rows[at] = row;
        }
    }

    private void merge(int from, int middle, int to) {
        int size = middle - from;
        System.arraycopy(keys, from, otherKeys, 0, size);
        System.arraycopy(rows, from, otherRows, 0, size);
        int left = 0;
        int right = middle;
        int at = from;
        while (left < size && right < to) {
            if (otherKeys[left] <= keys[right]) {
                keys[at] = otherKeys[left];
                rows[at++] = otherRows[left++];
            } else {
                keys[at] = keys[right];
                rows[at++] = rows[right++];
            }
        }
        System.arraycopy(otherKeys, left, keys, at, size - left);
        System.arraycopy(otherRows, left, rows, at, size - left);
    }
}
