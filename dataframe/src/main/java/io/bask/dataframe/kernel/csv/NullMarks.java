package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.Bitmap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers which rows of a growing column are missing; costs nothing while none is. */
final class NullMarks {
    private long[] words = new long[0];

    /** Marks a row as missing. */
    void mark(int row) {
        int word = row >> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(16, word + (word >> 1) + 1));
        }
        words[word] |= 1L << row;
    }

    /** Which of the first {@code rows} rows hold a value; null when all do. */
    @Nullable
    Bitmap validity(int rows) {
        if (words.length == 0) {
            return null;
        }
        long[] valid = new long[Bitmap.wordsFor(rows)];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = i < words.length ? ~words[i] : -1L;
        }
        return Bitmap.adopt(valid, rows);
    }
}
