package io.bask.dataframe.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers which rows of a growing column are missing; costs nothing while none is. */
final class ValidityBuilder {
    private long @Nullable [] nulls;

    /** Marks a row as missing. */
    void markNull(int row) {
        int word = row >> 6;
        long[] current = nulls;
        if (current == null) {
            current = new long[Math.max(16, word + 1)];
        } else if (word >= current.length) {
            current = Arrays.copyOf(current, Growth.next(current.length, word + 1));
        }
        current[word] |= 1L << row;
        nulls = current;
    }

    /** The validity of the first {@code length} rows; null when none is missing. */
    @Nullable
    Bitmap build(int length) {
        long[] current = nulls;
        if (current == null) {
            return null;
        }
        long[] valid = new long[Bitmap.wordsFor(length)];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = i < current.length ? ~current[i] : -1L;
        }
        return Bitmap.adopt(valid, length);
    }
}
