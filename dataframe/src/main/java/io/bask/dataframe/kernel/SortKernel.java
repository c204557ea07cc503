package io.bask.dataframe.kernel;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the order that sorts rows by columns, first column first; equal rows keep their order, missing values go last. */
public final class SortKernel {
    private SortKernel() {}

    /** Row numbers in sorted order. */
    public static int[] order(List<Column> keys) {
        int rows = keys.get(0).length();
        Integer[] order = new Integer[rows];
        Arrays.setAll(order, row -> row);
        Comparator<Integer> comparator = comparator(keys.get(0));
        for (Column key : keys.subList(1, keys.size())) {
            comparator = comparator.thenComparing(comparator(key));
        }
        Arrays.sort(order, comparator);
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static Comparator<Integer> comparator(Column column) {
        if (column.validity() == null) {
            return present(column);
        }
        Comparator<Integer> present = present(column);
        return (a, b) -> {
            boolean left = column.isNull(a);
            boolean right = column.isNull(b);
            return left || right ? Boolean.compare(left, right) : present.compare(a, b);
        };
    }

    private static Comparator<Integer> present(Column column) {
        if (column instanceof TextColumn text) {
            StringColumn plain = text.plain();
            return (a, b) -> plain.compare(text.slot(a), plain, text.slot(b));
        }
        if (column instanceof DoubleColumn doubles) {
            return (a, b) -> Double.compare(doubles.at(a) + 0.0, doubles.at(b) + 0.0);
        }
        if (column instanceof BoolColumn bools) {
            return (a, b) -> Boolean.compare(bools.at(a), bools.at(b));
        }
        long[] values = new long[column.length()];
        LongTiles tiles = LongTiles.of(column);
        for (int start = 0; start < values.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, values.length - start);
            System.arraycopy(tiles.tile(start, n), tiles.at(start), values, start, n);
        }
        return (a, b) -> Long.compare(values[a], values[b]);
    }
}
