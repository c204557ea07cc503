package io.bask.dataframe.column;

import org.jspecify.annotations.Nullable;

/** What every column checks and says about its length. */
final class Lengths {
    private static final int SHOWN = 10;

    private Lengths() {}

    /** The number of rows, after checking that the validity covers exactly those. */
    static int checked(int rows, @Nullable Bitmap validity) {
        if (validity != null && validity.length() != rows) {
            throw new IllegalArgumentException(
                    "%d values with %d validity bits; each row needs one bit".formatted(rows, validity.length()));
        }
        return rows;
    }

    static long bytesOf(@Nullable Bitmap validity) {
        return validity == null ? 0 : 8L * Bitmap.wordsFor(validity.length());
    }

    static String describe(Column column) {
        StringBuilder text = new StringBuilder(column.dtype().label())
                .append('[')
                .append(column.length())
                .append("] ");
        for (int row = 0; row < Math.min(SHOWN, column.length()); row++) {
            text.append(row == 0 ? "" : ", ").append(column.valueAt(row));
        }
        return text.append(column.length() > SHOWN ? ", ..." : "").toString();
    }
}
