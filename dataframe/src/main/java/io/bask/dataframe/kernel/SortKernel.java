package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the order that sorts rows by columns, first column first; equal rows keep their order, missing values go last.
 *
 * <p>Each column becomes ranks: whole numbers in a narrow range by their distance from the least, anything else by sorting
 * its distinct values. Ranks of several columns combine into one number a row, and that number with the row behind it is
 * sorted as a plain long.
 */
public final class SortKernel {
    private static final long WIDEST = 1L << 31;

    private SortKernel() {}

    /** Row numbers in sorted order. */
    public static int[] order(List<Column> keys) {
        Ranks ranks = Ranks.of(keys.get(0));
        for (Column key : keys.subList(1, keys.size())) {
            ranks = ranks.then(Ranks.of(key));
        }
        return ranks.order();
    }

    /** A number a row that sorts as the row does, below {@code count}. */
    private record Ranks(long[] values, long count) {
        static Ranks of(Column column) {
            boolean isWhole = !(column instanceof TextColumn || column instanceof DoubleColumn);
            if (!isWhole) {
                return distinct(column);
            }
            long[] values = LongTiles.all(column);
            long least = Long.MAX_VALUE;
            long greatest = Long.MIN_VALUE;
            for (long value : values) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            long range = greatest - least;
            return values.length > 0 && (range < 0 || range >= WIDEST)
                    ? far(column, values)
                    : distances(column, values, least, Math.max(0, range));
        }

        /** Ranks of whole numbers far apart: their places among the sorted ones. */
        private static Ranks far(Column column, long[] values) {
            Ranks dense = new Ranks(values, Long.MAX_VALUE).dense();
            return distances(column, dense.values(), 0, dense.count());
        }

        private static Ranks distances(Column column, long[] values, long least, long range) {
            for (int row = 0; row < values.length; row++) {
                values[row] = column.isNull(row) ? range + 1 : values[row] - least;
            }
            return new Ranks(values, range + 2);
        }

        /** Ranks by the distinct values in order. */
        private static Ranks distinct(Column column) {
            Grouping grouping = Grouping.of(column);
            Column values = column.take(grouping.firstRows());
            Integer[] order = new Integer[values.length()];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> compare(values, a, b));
            long[] rankOf = new long[order.length];
            for (int i = 0; i < order.length; i++) {
                rankOf[order[i]] = i;
            }
            int[] ids = grouping.sharedIds();
            long[] ranks = new long[ids.length];
            for (int row = 0; row < ranks.length; row++) {
                ranks[row] = ids[row] < 0 ? order.length : rankOf[ids[row]];
            }
            return new Ranks(ranks, order.length + 1L);
        }

        private static int compare(Column values, int a, int b) {
            if (values instanceof TextColumn text) {
                StringColumn plain = text.plain();
                return plain.compare(text.slot(a), plain, text.slot(b));
            }
            DoubleColumn doubles = (DoubleColumn) values;
            return Double.compare(doubles.at(a), doubles.at(b));
        }

        /** Sorted by these and, among equal ones, by others. */
        Ranks then(Ranks other) {
            Ranks first = count > Long.MAX_VALUE / other.count ? dense() : this;
            long[] both = new long[values.length];
            for (int row = 0; row < both.length; row++) {
                both[row] = first.values[row] * other.count + other.values[row];
            }
            return new Ranks(both, first.count * other.count);
        }

        /** The same order with ranks below the number of rows. */
        private Ranks dense() {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            int size = 0;
            for (long value : sorted) {
                if (size == 0 || sorted[size - 1] != value) {
                    sorted[size++] = value;
                }
            }
            long[] ranks = new long[values.length];
            for (int row = 0; row < ranks.length; row++) {
                ranks[row] = Arrays.binarySearch(sorted, 0, size, values[row]);
            }
            return new Ranks(ranks, Math.max(1, size));
        }

        int[] order() {
            int rows = values.length;
            int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, rows));
            Ranks narrow = count > Long.MAX_VALUE >> bits ? dense() : this;
            long[] packed = new long[rows];
            for (int row = 0; row < rows; row++) {
                packed[row] = narrow.values[row] << bits | row;
            }
            Arrays.sort(packed);
            int[] order = new int[rows];
            long mask = (1L << bits) - 1;
            for (int i = 0; i < rows; i++) {
                order[i] = (int) (packed[i] & mask);
            }
            return order;
        }
    }
}
