package io.bask.array;

import java.io.Serializable;

/**
 * The elements of a matrix at and below a diagonal, or at and above it, numbered row by row.
 *
 * @param rows of the matrix
 * @param columns of the matrix
 * @param k the diagonal
 * @param lower whether the elements lie below it
 */
record Triangle(long rows, long columns, long k, boolean lower) implements Serializable {
    /** Far enough from what a long holds for sums of two such numbers. */
    private static final long MOST = 1L << 60;

    Triangle {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException(
                    "a matrix of %d rows and %d columns does not exist; use 0 or more".formatted(rows, columns));
        }
        if (columns > 0 && rows > MOST / columns) {
            throw new IllegalArgumentException(
                    "a matrix of %d rows and %d columns has more elements than can be numbered (%d); use fewer"
                            .formatted(rows, columns, MOST));
        }
        k = Math.max(-rows, Math.min(columns, k));
    }

    long size() {
        return before(rows);
    }

    /** How many elements lie in the rows before a row. */
    private long before(long row) {
        long low = lower ? belowBefore(row, k + 1) : belowBefore(row, k);
        return lower ? low : row * columns - low;
    }

    /** The sum of {@code r + shift}, kept between 0 and the number of columns, over the rows before a row. */
    private long belowBefore(long row, long shift) {
        long first = Math.min(row, Math.max(0, -shift));
        long full = Math.min(row, Math.max(first, columns - shift));
        return (full - first) * (first + full - 1 + 2 * shift) / 2 + (row - full) * columns;
    }

    /** The row of an element. */
    long row(long number) {
        long low = 0;
        long high = rows - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (before(middle) <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The column of an element. */
    long column(long number) {
        long row = row(number);
        long first = lower ? 0 : Math.min(columns, Math.max(0, row + k));
        return first + number - before(row);
    }
}
