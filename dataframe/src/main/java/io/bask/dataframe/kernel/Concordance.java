package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;

/**
 * Kendall's tau-b of two columns: how many pairs of rows are in the same order in both, less those in opposite orders.
 *
 * <p>By Knight's method: rows sorted by one column, then the exchanges counted that a merge sort by the other one needs, which takes
 * O(n log n) time and O(n) memory.
 */
public final class Concordance {
    private Concordance() {}

    /** The correlation over the rows that have both values; NaN of fewer rows than that, or where a column does not vary. */
    public static double of(Column left, Column right, int least) {
        double[] x = numbers(left);
        double[] y = numbers(right);
        Integer[] rows = new Integer[x.length];
        int n = 0;
        for (int row = 0; row < x.length; row++) {
            if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
                rows[n++] = row;
            }
        }
        if (n < least) {
            return Double.NaN;
        }
        Arrays.sort(rows, 0, n, (a, b) -> x[a] != x[b] ? Double.compare(x[a], x[b]) : Double.compare(y[a], y[b]));
        double[] first = new double[n];
        double[] second = new double[n];
        for (int i = 0; i < n; i++) {
            first[i] = x[rows[i]];
            second[i] = y[rows[i]];
        }
        long both = 0;
        long start = 0;
        for (int i = 1; i <= n; i++) {
            if (i == n || first[i] != first[i - 1] || second[i] != second[i - 1]) {
                both += (i - start) * (i - start - 1) / 2;
                start = i;
            }
        }
        long leftTies = ties(first);
        long discordant = exchanges(second);
        long rightTies = ties(second);
        long all = (long) n * (n - 1) / 2;
        if (n == 0 || leftTies == all || rightTies == all) {
            return Double.NaN;
        }
        long difference = all - leftTies - rightTies + both - 2 * discordant;
        double tau = difference / Math.sqrt(all - leftTies) / Math.sqrt(all - rightTies);
        return Math.max(-1, Math.min(1, tau));
    }

    private static double[] numbers(Column column) {
        DoubleColumn doubles = (DoubleColumn) CastKernel.cast(column, DType.FLOAT64);
        double[] values = new double[doubles.length()];
        for (int row = 0; row < values.length; row++) {
            values[row] = doubles.at(row) + 0.0;
        }
        return values;
    }

    /** Pairs of equal numbers among sorted ones. */
    private static long ties(double[] sorted) {
        long ties = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[i - 1]) {
                ties += (long) (i - start) * (i - start - 1) / 2;
                start = i;
            }
        }
        return ties;
    }

    /** Sorts the numbers, and says how many pairs stood in the wrong order. */
    private static long exchanges(double[] values) {
        double[] from = values;
        double[] to = new double[values.length];
        long count = 0;
        for (int width = 1; width < values.length; width = width > values.length / 2 ? values.length : 2 * width) {
            for (long start = 0; start < values.length; start += 2L * width) {
                int low = (int) start;
                int middle = (int) Math.min(start + width, values.length);
                int high = (int) Math.min(start + 2L * width, values.length);
                int i = low;
                int j = middle;
                for (int k = low; k < high; k++) {
                    boolean isLeft = j == high || i < middle && from[i] <= from[j];
                    if (!isLeft) {
                        count += middle - i;
                    }
                    to[k] = isLeft ? from[i++] : from[j++];
                }
            }
            double[] spare = from;
            from = to;
            to = spare;
        }
        if (from != values) {
            System.arraycopy(from, 0, values, 0, values.length);
        }
        return count;
    }
}
