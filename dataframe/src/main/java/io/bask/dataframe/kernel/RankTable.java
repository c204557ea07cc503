package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers of a range that is not too wide: the code of each is its place among all of them in order.
 *
 * <p>A bit for each number of the range says whether it is there, and beside each 64 of them stands how many come before. So a million
 * keys of six million numbers take a megabyte, which the nearest caches hold, and a lookup neither hashes nor compares.
 */
final class RankTable {
    private static final int ABSENT = -1;
    private static final int LEAST_RANGE = 1 << 16;
    /** Places for each row at most: a table that hashes takes as many bytes. */
    private static final long PLACES_A_ROW = 128;

    private final long least;
    private final long range;
    private final long[] words;
    private final int[] before;
    private final int size;

    private RankTable(long least, long range, long[] words) {
        this.least = least;
        this.range = range;
        this.words = words;
        this.before = new int[words.length];
        int sum = 0;
        for (int i = 0; i < words.length; i++) {
            before[i] = sum;
            sum += Long.bitCount(words[i]);
        }
        size = sum;
    }

    /** A table of numbers that begin at a place of an array; null where they range too far. */
    static @Nullable RankTable of(long[] values, int at, int rows, @Nullable Bitmap validity) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = at; validity == null && i < at + rows; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        for (int row = 0; validity != null && row < rows; row++) {
            if (validity.get(row)) {
                least = Math.min(least, values[at + row]);
                greatest = Math.max(greatest, values[at + row]);
            }
        }
        long last = greatest - least;
        if (greatest < least || last < 0 || last >= Math.max(LEAST_RANGE, PLACES_A_ROW * rows)) {
            return null;
        }
        long[] words = new long[(int) (last >>> 6) + 1];
        for (int row = 0; row < rows; row++) {
            if (validity == null || validity.get(row)) {
                long place = values[at + row] - least;
                words[(int) (place >>> 6)] |= 1L << place;
            }
        }
        return new RankTable(least, last + 1, words);
    }

    /** Number of distinct numbers. */
    int size() {
        return size;
    }

    /** The code of any number, or -1 if it is not there. */
    int find(long number) {
        long place = number - least;
        if (place < 0 || place >= range) {
            return ABSENT;
        }
        int at = (int) (place >>> 6);
        long word = words[at];
        int rank = before[at] + Long.bitCount(word & (1L << place) - 1);
        // All bits set where the number is not there: whether it is cannot be foretold, so nothing jumps on it.
        return rank | (int) (word >>> place & 1) - 1;
    }
}
