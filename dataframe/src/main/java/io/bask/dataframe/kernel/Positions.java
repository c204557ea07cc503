package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be taken of the columns of one table, in an order, of which some may not be there; what each column has to know of
 * them is found out once. For one thread.
 */
final class Positions {
    private final int[] rows;
    private final int absent;
    private @Nullable Bitmap there;

    /** These rows, -1 for one that is not there; the array is not copied. */
    Positions(int[] rows) {
        this.rows = rows;
        int count = 0;
        for (int row : rows) {
            count += row >>> 31;
        }
        this.absent = count;
    }

    /** The rows themselves, for reading only. */
    int[] sharedRows() {
        return rows;
    }

    /** How many rows are to be taken. */
    int length() {
        return rows.length;
    }

    /** How many of them are not there. */
    int absent() {
        return absent;
    }

    /** Which of them are there. */
    Bitmap there() {
        Bitmap known = there;
        if (known == null) {
            long[] words = new long[Bitmap.wordsFor(rows.length)];
            for (int word = 0; word < words.length; word++) {
                int first = word << 6;
                int end = Math.min(rows.length, first + 64);
                long bits = 0;
                for (int i = end - 1; i >= first; i--) {
                    bits = bits << 1 | ~rows[i] >>> 31;
                }
                words[word] = bits;
            }
            known = Bitmap.adopt(words, rows.length);
            there = known;
        }
        return known;
    }
}
